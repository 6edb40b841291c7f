package io.chatter.trends.config;

import io.chatter.testing.TestPlatform;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One instance becomes three and one again while people talk: no window is lost or doubled. How long windows pause is
/// told by `./chatter bench run stores`.
class ScaledInstancesTest {

    private static final int LINES_PER_SECOND = 300;
    private static final String APPLICATION = "chatter-trends-scaled";

    @TempDir
    Path state;

    private final List<Process> instances = new ArrayList<>();
    private TestPlatform platform;

    @BeforeEach
    void startPlatform() {
        platform = TestPlatform.start(new Contracts());
    }

    @AfterEach
    void stop() {
        instances.forEach(Process::destroyForcibly);
        platform.close();
    }

    @Test
    void shouldLoseAndDoubleNoWindowWhileItScales() throws Exception {
        // Given
        LiveWindows windows = new LiveWindows(platform, APPLICATION);
        startOne();
        try (ChatLoad load = ChatLoad.start(platform.bootstrapServers(), platform.registryUrl(), LINES_PER_SECOND)) {
            windows.awaitUpTo(Instant.now());

            // When
            startOne();
            awaitWindowsOf(2, windows);
            startOne();
            awaitWindowsOf(3, windows);
            end(instances.removeFirst());
            awaitWindowsOf(2, windows);
            end(instances.removeFirst());
            awaitWindowsOf(1, windows);
        }
        Instant last = windows.lastLine();
        windows.awaitUpTo(last);

        // Then
        windows.check(last);
    }

    /// Until each of so many members has tasks, and every partition has told a window of lines that were said since.
    private static void awaitWindowsOf(int members, LiveWindows windows) {
        windows.awaitMembers(members);
        windows.awaitUpTo(Instant.now());
    }

    private void startOne() throws Exception {
        instances.add(TrendsProcess.start(
                platform.bootstrapServers(),
                platform.registryUrl(),
                APPLICATION,
                state.resolve("instance-" + instances.size() + "-" + System.nanoTime())));
    }

    /// In order, as a deployment does.
    private static void end(Process instance) throws Exception {
        instance.outputWriter().close();
        instance.waitFor();
    }
}
