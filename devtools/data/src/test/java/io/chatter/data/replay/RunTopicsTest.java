package io.chatter.data.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chatter.data.PlantedTopics;
import io.chatter.testing.TestBroker;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunTopicsTest {

    private static final TopicSpec FIREHOSE = TopicCatalogue.CHAT_FIREHOSE;

    private static final String FOREIGN = "replay.Demo_1.x";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final RunTopics run = new RunTopics("old");
    private PlantedTopics topics;

    @BeforeEach
    void start() {
        topics = new PlantedTopics();
    }

    @AfterEach
    void close() {
        run.drop(topics.address());
        deleteForeign();
        topics.close();
    }

    @Test
    void shouldKeepLinesOfAnyAgeAndTakeWhatTheLiveTopicTakes() throws ExecutionException, InterruptedException {
        // Given
        set(FIREHOSE.name(), "max.message.bytes", "2000000");
        await().atMost(PATIENCE)
                .until(() -> configs(FIREHOSE.name()).stream()
                        .anyMatch(config ->
                                config.get("max.message.bytes").value().equals("2000000")));

        // When
        run.create(topics.address(), FIREHOSE.name());

        // Then
        assertThat(configs(run.of(FIREHOSE.name()), run.of(TopicCatalogue.CHAT_TRENDS.name())))
                .hasSize(2)
                .allSatisfy(config -> {
                    assertThat(config.get("retention.ms").value()).isEqualTo("-1");
                    assertThat(config.get("cleanup.policy").value()).isEqualTo("delete");
                })
                .anySatisfy(config ->
                        assertThat(config.get("max.message.bytes").value()).isEqualTo("2000000"));
    }

    @Test
    void shouldListTheRunsBesideATopicThatIsNone() {
        // Given
        TestBroker.shared().freshTopic(FOREIGN, 1);
        run.create(topics.address(), FIREHOSE.name());

        // When
        List<RunTopics.Held> runs = RunTopics.runs(topics.address());

        // Then
        assertThat(runs).contains(new RunTopics.Held("Demo_1", false), new RunTopics.Held("old", false));
    }

    /// Other tests drop all runs that are listed, and this is none.
    private static void deleteForeign() {
        try (Admin admin = TestBroker.shared().admin()) {
            await().atMost(PATIENCE).until(() -> {
                admin.deleteTopics(List.of(FOREIGN));
                return !admin.listTopics().names().get().contains(FOREIGN);
            });
        }
    }

    private static Collection<Config> configs(String... names) throws ExecutionException, InterruptedException {
        try (Admin admin = TestBroker.shared().admin()) {
            return admin.describeConfigs(
                            Arrays.stream(names).map(RunTopicsTest::topic).toList())
                    .all()
                    .get()
                    .values();
        }
    }

    private static void set(String topic, String key, String value) throws ExecutionException, InterruptedException {
        try (Admin admin = TestBroker.shared().admin()) {
            admin.incrementalAlterConfigs(Map.of(
                            topic(topic),
                            List.of(new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    private static ConfigResource topic(String name) {
        return new ConfigResource(ConfigResource.Type.TOPIC, name);
    }
}
