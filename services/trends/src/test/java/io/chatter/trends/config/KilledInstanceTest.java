package io.chatter.trends.config;

import static org.awaitility.Awaitility.await;

import io.chatter.schema.BotDensity;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.TrendsSnapshot;
import io.chatter.testing.TestBroker;
import io.chatter.testing.TestPlatform;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Trends is killed again and again while people talk: every window is told once, with every line it has.
class KilledInstanceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /// Ten show more and take a minute: `./chatter test -Dfaults.kills=10`.
    private static final int KILLS = Integer.getInteger("faults.kills", 3);
    private static final int LINES_PER_SECOND = 500;
    private static final String APPLICATION = "chatter-trends-killed";

    @TempDir
    Path state;

    private TestPlatform platform;

    @BeforeEach
    void startPlatform() throws Exception {
        platform = TestPlatform.start(new Contracts());
        missTheDeadSoon();
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void shouldTellEveryWindowOnceThoughKilledUnderLoad() throws Exception {
        // Given
        Process instance = startInstance();
        try (ChatLoad load = ChatLoad.start(platform.bootstrapServers(), platform.registryUrl(), LINES_PER_SECOND)) {
            // When
            Map<Integer, Instant> seen = Map.of();
            for (int kill = 0; kill < KILLS; kill++) {
                awaitMoreWindowsThan(seen);
                instance.destroyForcibly().waitFor();
                seen = newest();
                instance = startInstance();
            }
        }
        List<ChatMessage> firehose = platform.values(TopicCatalogue.CHAT_FIREHOSE, ChatMessage.class);
        Instant last = firehose.stream()
                .map(ChatMessage::getBroadcastAt)
                .filter(at -> at.isBefore(Instant.now()))
                .max(Instant::compareTo)
                .orElseThrow();
        awaitWindowsUpTo(last);
        instance.destroy();
        instance.waitFor(5, TimeUnit.SECONDS);

        // Then
        WindowRecount recount = new WindowRecount(firehose);
        recount.check(trends(TopicCatalogue.CHAT_TRENDS), Duration.ofSeconds(5), last);
        recount.check(trends(TopicCatalogue.CHAT_TRENDS_FAST), Duration.ofSeconds(1), last);
        recount.checkDensities(platform.values(TopicCatalogue.CHAT_BOT_DENSITY, BotDensity.class), last);
    }

    /// Work that was committed since.
    private void awaitMoreWindowsThan(Map<Integer, Instant> seen) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> !newest().equals(seen));
    }

    private void awaitWindowsUpTo(Instant instant) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> newest().size() == TopicCatalogue.ROOM_PARTITIONS
                        && newest().values().stream().allMatch(end -> end.isAfter(instant)));
    }

    /// End of the newest fast window in each partition.
    private Map<Integer, Instant> newest() {
        return platform.read(TopicCatalogue.CHAT_TRENDS_FAST.name()).stream()
                .collect(Collectors.toMap(
                        window -> window.partition(),
                        window -> Instant.ofEpochMilli(window.timestamp()),
                        (one, other) -> other,
                        TreeMap::new));
    }

    private List<TrendsSnapshot> trends(TopicSpec topic) {
        return platform.values(topic, TrendsSnapshot.class);
    }

    private Process startInstance() throws Exception {
        return TrendsProcess.start(platform.bootstrapServers(), platform.registryUrl(), APPLICATION, state);
    }

    private static void missTheDeadSoon() throws Exception {
        String group = StreamsProperties.applicationId(new TestSettings(APPLICATION));
        try (Admin admin = TestBroker.shared().admin()) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.GROUP, group),
                            List.of(
                                    set("streams.session.timeout.ms", "1500"),
                                    set("streams.heartbeat.interval.ms", "300"))))
                    .all()
                    .get();
        }
    }

    private static AlterConfigOp set(String key, String value) {
        return new AlterConfigOp(new ConfigEntry(key, value), OpType.SET);
    }
}
