package io.chatter.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.chatter.testing.TestBroker;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import io.chatter.topics.TopicSpec.CleanupPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TopicProvisionerTest {

    private final Admin admin = TestBroker.shared().admin();
    private final TopicProvisioner provisioner = new TopicProvisioner(admin);

    @AfterEach
    void closeAdmin() {
        admin.close();
    }

    @Test
    void shouldCreateWhatIsMissingWithItsDeadLetterTopic() throws Exception {
        // Given
        List<TopicSpec> topics = List.of(topic("creates.one", 3), topic("creates.two", 1));

        // When
        ProvisioningReport report = provisioner.provision(topics);

        // Then
        assertThat(report.created())
                .containsExactly("creates.one", "creates.one.dlq", "creates.two", "creates.two.dlq");
        assertThat(report.unchanged()).isEmpty();
        var described =
                admin.describeTopics(Set.of("creates.one")).allTopicNames().get();
        assertThat(described.get("creates.one").partitions()).hasSize(3);
    }

    @Test
    void shouldChangeNothingTheSecondTime() {
        // Given
        List<TopicSpec> topics = TopicCatalogue.all();
        provisioner.provision(topics);

        // When
        ProvisioningReport report = provisioner.provision(topics);

        // Then
        assertThat(report.created()).isEmpty();
        assertThat(report.unchanged()).hasSize(2 * topics.size());
    }

    @Test
    void shouldNameEverySettingThatDiffersAndCreateNothing() throws Exception {
        // Given
        provisioner.provision(List.of(topic("differs.one", 2)));
        TopicSpec wanted = new TopicSpec(
                "differs.one",
                "room_id",
                TopicCatalogue.CHAT_INGEST.value(),
                5,
                Duration.ofDays(2),
                CleanupPolicy.DELETE);

        // When
        var thrown = catchThrowableOfType(
                ProvisioningException.Differs.class,
                () -> provisioner.provision(List.of(wanted, topic("differs.two", 1))));

        // Then
        assertThat(thrown.differences())
                .containsExactlyInAnyOrder(
                        new SettingDifference("differs.one", "partitions", "5", "2"),
                        new SettingDifference("differs.one", "retention.ms", "172800000", "86400000"));
        assertThat(thrown).hasMessageContaining("differs.one: partitions is 2, wanted 5");
        assertThat(admin.listTopics().names().get()).doesNotContain("differs.two");
    }

    @Test
    void shouldReturnWhenAllPartitionsTakeALineAtOnce() throws Exception {
        // Given
        try (KafkaProducer<byte[], byte[]> withoutRetries = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        TestBroker.shared().bootstrapServers(),
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        false,
                        ProducerConfig.RETRIES_CONFIG,
                        0),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int round = 0; round < 10; round++) {
                TopicSpec topic = topic("writable." + round, 48);

                // When
                provisioner.provision(List.of(topic));

                // Then
                List<Future<RecordMetadata>> writes = new ArrayList<>();
                for (int partition = topic.partitions() - 1; partition >= 0; partition--) {
                    writes.add(
                            withoutRetries.send(new ProducerRecord<>(topic.name(), partition, null, new byte[] {1})));
                }
                for (Future<RecordMetadata> write : writes) {
                    assertThat(write.get().hasOffset()).isTrue();
                }
            }
        }
    }

    private static TopicSpec topic(String name, int partitions) {
        return new TopicSpec(
                name,
                "room_id",
                TopicCatalogue.CHAT_INGEST.value(),
                partitions,
                Duration.ofDays(1),
                CleanupPolicy.DELETE);
    }
}
