package io.chatter.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicListing;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TestBrokerTest {

    private static final Set<String> CATALOGUE = TopicCatalogue.all().stream()
            .flatMap(topic -> Stream.of(topic.name(), topic.deadLetterTopic()))
            .collect(Collectors.toSet());

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String READER = "a-reader";

    private final TestBroker broker = TestBroker.shared();
    private final Admin admin = broker.admin();

    @BeforeEach
    void start() {
        broker.freshCatalogue();
    }

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void shouldMakeTheCatalogueWithItsDeadLetters() throws Exception {
        assertThat(ids().keySet()).containsAll(CATALOGUE);
        assertThat(admin.describeTopics(List.of(TopicCatalogue.PERSONA_ROSTER.name()))
                        .allTopicNames()
                        .get()
                        .values())
                .singleElement()
                .satisfies(roster -> assertThat(roster.partitions()).hasSize(TopicCatalogue.AGENT_PARTITIONS));
    }

    @Test
    void shouldLeaveTopicsThatNobodyHasUsed() throws Exception {
        // Given
        Map<String, Uuid> before = ids();

        // When
        broker.freshCatalogue();

        // Then
        assertThat(ids()).isEqualTo(before);
    }

    @Test
    void shouldMakeThoseAnewThatWereWrittenReadOrSetOtherwise() throws Exception {
        // Given
        Map<String, Uuid> before = ids();
        write(TopicCatalogue.CHAT_INGEST.name(), 3);
        write(TopicCatalogue.CHAT_INGEST.deadLetterTopic(), 0);
        commit(TopicCatalogue.CHAT_FIREHOSE);
        set(TopicCatalogue.CHAT_TRENDS, "max.message.bytes", "2000000");
        broker.freshTopic(TopicCatalogue.PERSONA_MEMORY.name(), 1);
        before.put(TopicCatalogue.PERSONA_MEMORY.name(), ids().get(TopicCatalogue.PERSONA_MEMORY.name()));

        // When
        broker.freshCatalogue();

        // Then
        Map<String, Uuid> after = ids();
        assertThat(CATALOGUE.stream().filter(topic -> !after.get(topic).equals(before.get(topic))))
                .containsExactlyInAnyOrder(
                        TopicCatalogue.CHAT_INGEST.name(),
                        TopicCatalogue.CHAT_INGEST.deadLetterTopic(),
                        TopicCatalogue.CHAT_FIREHOSE.name(),
                        TopicCatalogue.CHAT_TRENDS.name(),
                        TopicCatalogue.PERSONA_MEMORY.name());
        await().atMost(PATIENCE)
                .until(() -> admin.listConsumerGroupOffsets(READER)
                        .partitionsToOffsetAndMetadata()
                        .get()
                        .isEmpty());
    }

    @Test
    void shouldAlwaysMakeAnewWhatIsNamed() throws Exception {
        // Given
        Uuid before = ids().get(TopicCatalogue.CHAT_INGEST.name());

        // When
        broker.freshTopics(List.of(TopicCatalogue.CHAT_INGEST));

        // Then
        assertThat(ids().get(TopicCatalogue.CHAT_INGEST.name())).isNotEqualTo(before);
    }

    private Map<String, Uuid> ids() throws ExecutionException, InterruptedException {
        return admin.listTopics().listings().get().stream()
                .filter(topic -> CATALOGUE.contains(topic.name()))
                .collect(Collectors.toMap(TopicListing::name, TopicListing::topicId));
    }

    private void write(String topic, int partition) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, partition, new byte[] {1}, new byte[] {1}));
        }
    }

    /// As a consumer does that found nothing.
    private void commit(TopicSpec topic) throws ExecutionException, InterruptedException {
        admin.alterConsumerGroupOffsets(READER, Map.of(new TopicPartition(topic.name(), 0), new OffsetAndMetadata(0)))
                .all()
                .get();
    }

    private void set(TopicSpec topic, String key, String value) throws ExecutionException, InterruptedException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
        Collection<AlterConfigOp> change = List.of(new AlterConfigOp(new ConfigEntry(key, value), OpType.SET));
        admin.incrementalAlterConfigs(Map.of(resource, change)).all().get();
        await().atMost(PATIENCE)
                .until(() -> admin.describeConfigs(List.of(resource))
                        .all()
                        .get()
                        .get(resource)
                        .get(key)
                        .value()
                        .equals(value));
    }
}
