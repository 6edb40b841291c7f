package io.chatter.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalBrokerTest {

    private static final Duration POLL = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    @Test
    void shouldKeepCommittedRecordsAcrossARestartInTheSameJvm() throws Exception {
        // Given a broker that took one transaction and was stopped
        Path data = folder.resolve("log");
        try (LocalBroker broker = LocalBroker.start(BrokerConfig.onFreePorts(data))) {
            createTopic(broker, "lines");
            sendInTransaction(broker, "lines", "hello");
        }

        // When another one starts on the same folder, on other ports
        try (LocalBroker broker = LocalBroker.start(BrokerConfig.onFreePorts(data))) {

            // Then the record is there, and the broker takes more
            assertThat(readFirst(broker, "lines")).isEqualTo("hello");
            sendInTransaction(broker, "lines", "again");
        }
    }

    @Test
    void shouldSayWhatToDoAboutAFolderWithoutItsMetaProperties() throws IOException {
        // Given
        Files.createFile(folder.resolve("chat.firehose-0"));

        // When, Then
        assertThatThrownBy(() -> LocalBroker.start(BrokerConfig.onFreePorts(folder)))
                .isInstanceOf(BrokerFailure.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("Move it aside");
        assertThat(folder.resolve("chat.firehose-0")).exists();
    }

    @Test
    void shouldRefuseATruncatedMetaProperties() throws IOException {
        // Given
        Files.createFile(folder.resolve("meta.properties"));

        // When, Then
        assertThatThrownBy(() -> LocalBroker.start(BrokerConfig.onFreePorts(folder)))
                .isInstanceOf(BrokerFailure.class)
                .hasMessageContaining(folder.toString());
    }

    @Test
    void shouldRefuseATakenPort() throws IOException {
        // Given
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            BrokerConfig free = BrokerConfig.onFreePorts(folder.resolve("log"));
            BrokerConfig config =
                    new BrokerConfig(free.data(), free.host(), taken.getLocalPort(), free.controllerPort());

            // When, Then
            assertThatThrownBy(() -> LocalBroker.start(config))
                    .isInstanceOf(BrokerFailure.class)
                    .hasMessageContaining(config.bootstrapServers());
        }
    }

    @Test
    void shouldRefuseEqualPorts() {
        assertThatThrownBy(() -> new BrokerConfig(folder, "127.0.0.1", 9092, 9092))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("9092");
    }

    private static void createTopic(LocalBroker broker, String topic) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
    }

    private static void sendInTransaction(LocalBroker broker, String topic, String value) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", "local-broker-test");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic, value));
            producer.commitTransaction();
        }
    }

    private static String readFirst(LocalBroker broker, String topic) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", broker.bootstrapServers(),
                "isolation.level", "read_committed",
                "auto.offset.reset", "earliest");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition(topic, 0)));
            return consumer.poll(POLL).iterator().next().value();
        }
    }
}
