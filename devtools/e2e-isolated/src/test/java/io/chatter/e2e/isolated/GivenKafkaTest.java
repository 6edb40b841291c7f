package io.chatter.e2e.isolated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatter.benchmark.ground.TopicLog;
import io.chatter.broker.BrokerConfig;
import io.chatter.broker.LocalBroker;
import io.chatter.cli.script.ChatterScript;
import io.chatter.schema.ChatMessage;
import io.chatter.topics.TopicCatalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `./chatter up` on a Kafka that was there before it and stays when it goes.
class GivenKafkaTest {

    private static final Path ROOT =
            Path.of(System.getProperty("chatter.root")).toAbsolutePath().normalize();
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private LocalBroker kafka;
    private ChatterScript chatter;

    @BeforeEach
    void start() throws IOException {
        kafka = LocalBroker.start(BrokerConfig.onFreePorts(folder.resolve("kafka")));
        chatter = new ChatterScript(ROOT, folder.resolve("stack"));
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        chatter.down();
        kafka.close();
    }

    @Test
    void shouldRunOnItAndLeaveItThere() throws Exception {
        // When
        JsonNode stack = new ObjectMapper()
                .readTree(chatter.up("--no-build", "--no-aot", "--kafka", kafka.bootstrapServers())
                        .requireDone()
                        .output());
        chatter.run("say", PATIENCE, List.of("is this my own kafka")).requireDone();

        // Then
        assertThat(stack.path("bootstrap_servers").asText()).isEqualTo(kafka.bootstrapServers());
        assertThat(stack.path("services").findValuesAsText("name"))
                .contains("registry", "chat-gateway")
                .doesNotContain("broker");
        TopicLog log = new TopicLog(
                kafka.bootstrapServers(), stack.path("registry_url").asText());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(log.values(TopicCatalogue.CHAT_FIREHOSE, ChatMessage.class))
                        .extracting(ChatMessage::getText)
                        .contains("is this my own kafka"));

        // When: asked for another one while it runs
        ChatterScript.Run other = chatter.up("--no-build", "--kafka", "127.0.0.1:1");

        // Then
        assertThat(other.exitCode()).isEqualTo(2);
        assertThat(other.errors()).contains("uses " + kafka.bootstrapServers() + ", not 127.0.0.1:1");

        // When
        chatter.down().requireDone();

        // Then
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()))) {
            assertThat(admin.listTopics().names().get()).contains(TopicCatalogue.CHAT_FIREHOSE.name());
        }
    }
}
