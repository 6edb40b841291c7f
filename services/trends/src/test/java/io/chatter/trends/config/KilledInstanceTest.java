package io.chatter.trends.config;

import io.chatter.testing.TestPlatform;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Trends is killed again and again while people talk: every window is told once, with every line it has.
class KilledInstanceTest {

    /// Ten show more and take a minute: `./chatter test -Dfaults.kills=10`.
    private static final int KILLS = Integer.getInteger("faults.kills", 3);
    private static final int LINES_PER_SECOND = 500;
    private static final String APPLICATION = "chatter-trends-killed";

    @TempDir
    Path state;

    private TestPlatform platform;

    @BeforeEach
    void startPlatform() {
        platform = TestPlatform.start(new Contracts());
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void shouldTellEveryWindowOnceThoughKilledUnderLoad() throws Exception {
        // Given
        LiveWindows windows = new LiveWindows(platform, APPLICATION);
        Process instance = startInstance();
        try (ChatLoad load = ChatLoad.start(platform.bootstrapServers(), platform.registryUrl(), LINES_PER_SECOND)) {
            // When
            Map<Integer, Instant> seen = Map.of();
            for (int kill = 0; kill < KILLS; kill++) {
                windows.awaitMoreThan(seen);
                instance.destroyForcibly().waitFor();
                seen = windows.newest();
                instance = startInstance();
            }
        }
        Instant last = windows.lastLine();
        windows.awaitUpTo(last);
        instance.destroy();
        instance.waitFor(5, TimeUnit.SECONDS);

        // Then
        windows.check(last);
    }

    private Process startInstance() throws Exception {
        return TrendsProcess.start(platform.bootstrapServers(), platform.registryUrl(), APPLICATION, state);
    }
}
