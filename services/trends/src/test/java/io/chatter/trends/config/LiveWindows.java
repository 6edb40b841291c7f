package io.chatter.trends.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chatter.schema.BotDensity;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.TrendsSnapshot;
import io.chatter.testing.TestBroker;
import io.chatter.testing.TestPlatform;
import io.chatter.topics.TopicCatalogue;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.StreamsGroupMemberDescription;
import org.apache.kafka.common.config.ConfigResource;

/// The windows that a group of instances tells while people talk.
final class LiveWindows {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final TestPlatform platform;
    private final String group;

    /// @param application of the group, whose dead members are to be missed soon
    LiveWindows(TestPlatform platform, String application) throws Exception {
        this.platform = platform;
        group = StreamsProperties.applicationId(new TestSettings(application));
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

    /// Waits until the group has so many members and each of them makes windows.
    void awaitMembers(int count) {
        try (Admin admin = TestBroker.shared().admin()) {
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
                Collection<StreamsGroupMemberDescription> members = admin.describeStreamsGroups(List.of(group))
                        .all()
                        .get()
                        .get(group)
                        .members();
                assertThat(members)
                        .hasSize(count)
                        .allSatisfy(member ->
                                assertThat(member.assignment().activeTasks()).isNotEmpty());
            });
        }
    }

    /// End of the newest fast window in each partition.
    Map<Integer, Instant> newest() {
        return platform.read(TopicCatalogue.CHAT_TRENDS_FAST.name()).stream()
                .collect(Collectors.toMap(
                        window -> window.partition(),
                        window -> Instant.ofEpochMilli(window.timestamp()),
                        (one, other) -> other,
                        TreeMap::new));
    }

    /// Waits for work that was committed since.
    void awaitMoreThan(Map<Integer, Instant> seen) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> !newest().equals(seen));
    }

    /// Waits until every partition has told a window that ends behind `instant`.
    void awaitUpTo(Instant instant) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> newest().size() == TopicCatalogue.ROOM_PARTITIONS
                        && newest().values().stream().allMatch(end -> end.isAfter(instant)));
    }

    /// When the last line was said that was said by now.
    Instant lastLine() {
        return firehose().stream()
                .map(ChatMessage::getBroadcastAt)
                .filter(at -> at.isBefore(Instant.now()))
                .max(Instant::compareTo)
                .orElseThrow();
    }

    /// Every window up to `last` is there once, with every line it has.
    void check(Instant last) {
        WindowRecount recount = new WindowRecount(firehose());
        recount.check(platform.values(TopicCatalogue.CHAT_TRENDS, TrendsSnapshot.class), Duration.ofSeconds(5), last);
        recount.check(
                platform.values(TopicCatalogue.CHAT_TRENDS_FAST, TrendsSnapshot.class), Duration.ofSeconds(1), last);
        recount.checkDensities(platform.values(TopicCatalogue.CHAT_BOT_DENSITY, BotDensity.class), last);
    }

    private List<ChatMessage> firehose() {
        return platform.values(TopicCatalogue.CHAT_FIREHOSE, ChatMessage.class);
    }

    private static AlterConfigOp set(String key, String value) {
        return new AlterConfigOp(new ConfigEntry(key, value), OpType.SET);
    }
}
