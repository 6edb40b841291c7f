package io.chatter.trends.config;

import io.chatter.testing.TestPlatform;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One instance becomes three and one again while people talk: no window is lost or doubled.
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
            report("one to two", windows, 2);
            startOne();
            report("two to three", windows, 3);
            end(instances.removeFirst());
            report("three to two", windows, 2);
            end(instances.removeFirst());
            report("two to one", windows, 1);
        }
        Instant last = windows.lastLine();
        windows.awaitUpTo(last);

        // Then
        windows.check(last);
    }

    /// Until every partition tells windows of lines that were said after each of the members had tasks.
    private static void report(String change, LiveWindows windows, int members) {
        windows.awaitMembers(members);
        Instant changed = Instant.now();
        windows.awaitUpTo(changed);
        System.out.printf(
                "trends, %s: all partitions told a later window after %d ms, its two seconds of grace included%n",
                change, Duration.between(changed, Instant.now()).toMillis());
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
