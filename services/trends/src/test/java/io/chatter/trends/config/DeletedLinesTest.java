package io.chatter.trends.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.messaging.ChatterSerdes;
import io.chatter.schema.Author;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Origin;
import io.chatter.testing.TestPlatform;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topology.window.PastLines.Reader;
import io.chatter.trends.FirehosePast;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/// Retention deletes lines while they are read again.
class DeletedLinesTest {

    @Test
    void shouldGoOnWithTheFirstLineThatIsLeft() throws Exception {
        try (TestPlatform platform = TestPlatform.start(new Contracts())) {
            // Given
            List.of("one", "two", "three", "four").forEach(text -> say(platform, text));
            int partition = platform.read(TopicCatalogue.CHAT_FIREHOSE.name())
                    .getFirst()
                    .partition();
            deleteBefore(platform, partition, 2);
            Map<String, Object> client = StreamsProperties.client(platform.bootstrapServers());
            FirehosePast past = new FirehosePast(
                    client,
                    ChatterSerdes.create(Map.of("schema.registry.url", platform.registryUrl()))
                            .of(ChatMessage.class)
                            .deserializer());

            // When
            try (Reader reader = past.behind(partition, 0)) {
                List<ConsumerRecord<String, ChatMessage>> left = reader.next();

                // Then
                assertThat(left).extracting(line -> line.value().getText()).containsExactly("three", "four");
                assertThat(reader.next()).isEmpty();
            }
        }
    }

    private static void deleteBefore(TestPlatform platform, int partition, long offset) throws Exception {
        try (Admin admin = Admin.create(StreamsProperties.client(platform.bootstrapServers()))) {
            admin.deleteRecords(Map.of(
                            new TopicPartition(TopicCatalogue.CHAT_FIREHOSE.name(), partition),
                            RecordsToDelete.beforeOffset(offset)))
                    .all()
                    .get();
        }
    }

    private static void say(TestPlatform platform, String text) {
        Instant now = Instant.now();
        platform.send(
                TopicCatalogue.CHAT_FIREHOSE,
                "attic",
                ChatMessage.newBuilder()
                        .setMessageId(UUID.randomUUID())
                        .setRoomId("attic")
                        .setAuthor(new Author("ana", "ana", "#ffffff", List.of()))
                        .setOrigin(Origin.HUMAN)
                        .setText(text)
                        .setSentAt(now)
                        .build());
    }
}
