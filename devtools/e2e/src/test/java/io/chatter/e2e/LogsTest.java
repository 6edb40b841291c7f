package io.chatter.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// What the services' own logs say of them, after all that the other tests did to them.
@Order(Integer.MAX_VALUE - 1)
class LogsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Path logs = RunningStack.shared().logs();

    @Test
    void shouldTellOfNoThreadThatDied() throws IOException {
        // When
        List<Path> all;
        try (Stream<Path> files = Files.list(logs)) {
            all = files.filter(Files::isRegularFile).toList();
        }

        // Then
        assertThat(all).hasSizeGreaterThanOrEqualTo(7);
        assertThat(all)
                .allSatisfy(log -> assertThat(linesOf(log))
                        .as("lines of %s", log)
                        .noneMatch(line -> line.startsWith("Exception in thread")));
    }

    @Test
    void shouldTellThatTheGatewayIsReadyForItsFirstModerator() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(linesOf(logs.resolve("chat-gateway.log")))
                        .anyMatch(line -> line.contains("gateway.rehearsed")));
    }

    private static List<String> linesOf(Path log) {
        try {
            return Files.readString(log, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
