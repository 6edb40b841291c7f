package io.chatter.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chatter.gateway.kafka.LogFixture;
import io.chatter.testing.RegistryFault;
import io.chatter.topics.TopicCatalogue;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The tail of the log, on a real broker, when it meets what it cannot read.
class LogTailTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void shouldHoldOnlyThePartitionWhoseSchemaTheRegistryDoesNotTell() {
        String going = "room-" + UUID.randomUUID();
        String held = LogFixture.roomElsewhere(going);
        try (LogFixture log = new LogFixture();
                Replica replica = new Replica(log, going, held)) {
            // Given
            Replica.Viewer goingOn = replica.view();
            Replica.Viewer waiting = Replica.view(replica.rooms.find(held).orElseThrow());
            log.send(TopicCatalogue.CHAT_FIREHOSE, going, Lines.of(going, "before"));
            await().atMost(PATIENCE).until(() -> goingOn.frames.toString().contains("before"));

            // When: a value of a schema that nobody has asked for yet
            log.registrySuffers(RegistryFault.HANG);
            log.sendRaw(TopicCatalogue.CHAT_FIREHOSE.name(), held, new byte[] {0, 0, 0, 1, 0, 0});
            log.send(TopicCatalogue.CHAT_FIREHOSE, held, Lines.of(held, "behind it"));
            log.send(TopicCatalogue.CHAT_FIREHOSE, going, Lines.of(going, "elsewhere"));

            // Then
            await().atMost(PATIENCE).until(() -> goingOn.frames.toString().contains("elsewhere"));
            assertThat(waiting.frames.toString()).doesNotContain("behind it");
            log.registrySuffers(RegistryFault.NONE);
            await().atMost(PATIENCE).until(() -> waiting.frames.toString().contains("behind it"));
        }
    }
}
