package io.chatter.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.chatter.schema.BotDensity;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.TermKind;
import io.chatter.schema.Trend;
import io.chatter.schema.TrendsSnapshot;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topology.density.BotDensityConfig;
import io.chatter.topology.trends.TrendsConfig;
import io.chatter.topology.window.LineJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Drives both aggregations with made-up time and looks at what they emit.
class ChatTopologyTest {

    private static final Instant START = Instant.parse("2026-11-01T20:00:00Z");

    @TempDir
    Path state;

    private TopologyTestDriver driver;
    private TestInputTopic<String, ChatMessage> firehose;
    private TestOutputTopic<String, TrendsSnapshot> trends;
    private TestOutputTopic<String, BotDensity> densities;

    @BeforeEach
    void startTopology() {
        Serde<ChatMessage> line = PlainAvro.of(ChatMessage.getClassSchema());
        Serde<TrendsSnapshot> snapshot = PlainAvro.of(TrendsSnapshot.getClassSchema());
        Serde<BotDensity> density = PlainAvro.of(BotDensity.getClassSchema());
        Properties settings = new Properties();
        settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        driver = new TopologyTestDriver(
                ChatTopology.build(
                        TrendsConfig.defaults(),
                        BotDensityConfig.defaults(),
                        new TopologySerdes(line, snapshot, density)),
                settings,
                START);
        Serde<String> key = Serdes.String();
        firehose = driver.createInputTopic(TopicCatalogue.CHAT_FIREHOSE.name(), key.serializer(), line.serializer());
        trends = driver.createOutputTopic(
                TopicCatalogue.CHAT_TRENDS.name(), key.deserializer(), snapshot.deserializer());
        densities = driver.createOutputTopic(
                TopicCatalogue.CHAT_BOT_DENSITY.name(), key.deserializer(), density.deserializer());
    }

    @AfterEach
    void stopTopology() {
        driver.close();
    }

    @Test
    void shouldEmitOneSnapshotAnAdvanceWithEveryLineOfItsWindow() {
        // Given
        human(1, "ana", "that parry was clean");
        human(3, "ben", "clean parry");
        bot(4, "gizmo", "parry this", 0);

        // When
        human(13, "ana", "next room");

        // Then
        List<TrendsSnapshot> snapshots = trends.readValuesToList();
        assertThat(snapshots).extracting(TrendsSnapshot::getWindowEnd).containsExactly(at(5), at(10));
        TrendsSnapshot first = snapshots.getFirst();
        assertThat(first.getWindowStart()).isEqualTo(at(-55));
        assertThat(first.getMessageCount()).isEqualTo(3);
        assertThat(first.getDistinctAuthors()).isEqualTo(3);
        assertThat(first.getRatePerMinute()).isEqualTo(3);
        assertThat(first.getTrends())
                .extracting(Trend::getTerm, Trend::getCount, Trend::getDistinctAuthors)
                .containsExactly(tuple("parry", 3L, 3L), tuple("clean", 2L, 2L));
        assertThat(first.getTrends().getFirst().getHumanShare()).isCloseTo(2.0 / 3, within(1e-9));
    }

    @Test
    void shouldKeepALineForEveryWindowItLiesInAndNoLonger() {
        // Given
        human(1, "ana", "hello chat");

        // When
        for (int second = 5; second <= 80; second += 5) {
            bot(second, "gizmo", "tick " + second, 0);
        }

        // Then: the line at 1 s lies in the windows that end from 5 s to 60 s
        List<BotDensity> emitted = densities.readValuesToList();
        assertThat(emitted)
                .filteredOn(density -> density.getHumanCount() == 1)
                .extracting(BotDensity::getWindowEnd)
                .first()
                .isEqualTo(at(5));
        assertThat(emitted)
                .filteredOn(density -> density.getHumanCount() == 1)
                .extracting(BotDensity::getWindowEnd)
                .last()
                .isEqualTo(at(60));
        assertThat(emitted.getLast().getHumanCount()).isZero();
    }

    @Test
    void shouldCountALineThatArrivesWithinTheGrace() {
        // Given
        human(4, "ana", "first");
        human(6, "ben", "second");

        // When: 4.5 s comes after 6 s, but the window that ends at 5 s is open until 7 s
        firehose.pipeInput("attic", Lines.human("cat", "late but fine", at(4).plusMillis(500)));
        human(8, "ana", "closer");

        // Then
        assertThat(trends.readValue().getMessageCount()).isEqualTo(2);
    }

    @Test
    void shouldDropAMessageThatArrivesAfterTheGrace() {
        // Given
        human(4, "ana", "first");
        human(80, "ben", "much later");
        long before = trends.readValuesToList().size();

        // When
        human(5, "cat", "a minute late");
        human(88, "ben", "closer");

        // Then: no window is told again, and the drop is counted
        List<TrendsSnapshot> after = trends.readValuesToList();
        assertThat(before).isPositive();
        assertThat(after).extracting(TrendsSnapshot::getWindowEnd).containsExactly(at(85));
        assertThat(lateLines()).isEqualTo(1);
    }

    @Test
    void shouldFallBackToNothingWhenARoomFallsSilent() {
        // Given
        bot(1, "gizmo", "anyone here", 0);
        bot(2, "pixel", "just us bots", 1);

        // When
        for (int second = 0; second < 90; second++) {
            driver.advanceWallClockTime(Duration.ofSeconds(1));
        }

        // Then
        List<BotDensity> emitted = densities.readValuesToList();
        assertThat(emitted.getFirst().getDensity()).isEqualTo(1);
        assertThat(emitted.getFirst().getBotReplyShare()).isEqualTo(0.5);
        assertThat(emitted.getLast().getBotCount()).isZero();
        assertThat(emitted.getLast().getDensity()).isZero();
        assertThat(emitted).extracting(BotDensity::getWindowEnd).doesNotHaveDuplicates();
    }

    @Test
    void shouldTellWhoPostsAndHowDeepBotsTalkToBots() {
        // Given
        bot(1, "gizmo", "one thing", 0);
        bot(2, "gizmo", "another matter", 0);
        bot(3, "pixel", "answering gizmo", 1);
        bot(4, "gizmo", "answering pixel back", 2);

        // When
        human(8, "ana", "hi");

        // Then
        BotDensity density = densities.readValue();
        assertThat(density.getMaxReplyDepth()).isEqualTo(2);
        assertThat(density.getMeanReplyDepth()).isEqualTo(0.75);
        assertThat(density.getPostsByAgent().getFirst().getAgent()).isEqualTo("gizmo");
        assertThat(density.getPostsByAgent().getFirst().getPosts()).isEqualTo(3);
    }

    @Test
    void shouldCallALineThatNearlyRepeatsAnEarlierOneANearDuplicate() {
        // Given
        bot(1, "gizmo", "that boss has no chill at all", 0);
        bot(2, "pixel", "THAT boss has no chill at all!!!", 0);
        bot(3, "pixel", "i left the oven on again", 0);
        bot(4, "nova", "who taught him to jump", 0);

        // When
        human(8, "ana", "hi");

        // Then
        assertThat(densities.readValue().getNearDuplicateShare()).isEqualTo(0.25);
    }

    @Test
    void shouldKeepTheAlarmOnUntilDensityIsWellBelowTheThreshold() {
        // Given: twenty bots raise it, then people join slowly
        for (int i = 0; i < 20; i++) {
            bot(1, "bot" + i, "line number " + i, 0);
        }
        human(6, "ana", "hm");
        human(7, "ben", "hello?");

        // When: 20 bots and 2 people are 91 %, one more person still is over the 87 % that 3 give
        human(12, "cat", "hey");
        human(17, "ana", "last");

        // Then
        assertThat(densities.readValuesToList())
                .extracting(BotDensity::getAlarm)
                .containsExactly(true, true, false);
    }

    @Test
    void shouldRankKindsOfTermsApart() {
        // When
        human(1, "ana", "KEKW @gizmo this #bramblekeep run https://example.org/run");
        human(2, "ben", "KEKW @Gizmo #Bramblekeep https://example.org/run");
        human(9, "ana", "bye");

        // Then
        assertThat(trends.readValue().getTrends())
                .extracting(Trend::getKind, Trend::getTerm)
                .containsExactly(
                        tuple(TermKind.EMOTE, "KEKW"),
                        tuple(TermKind.MENTION, "gizmo"),
                        tuple(TermKind.TAG, "bramblekeep"));
    }

    @Test
    void shouldDescribeItselfAsTheGoldenFileSays() throws IOException {
        // Given
        Path golden = Path.of("src/test/resources/topology.txt");
        Serde<ChatMessage> line = PlainAvro.of(ChatMessage.getClassSchema());

        // When
        String description = "Version: " + ChatTopology.VERSION + "\nJournal: "
                + LineJournal.retention(
                        TrendsConfig.defaults().windows(),
                        BotDensityConfig.defaults().windows())
                + "\n"
                + ChatTopology.build(
                                TrendsConfig.defaults(),
                                BotDensityConfig.defaults(),
                                new TopologySerdes(
                                        line,
                                        PlainAvro.of(TrendsSnapshot.getClassSchema()),
                                        PlainAvro.of(BotDensity.getClassSchema())))
                        .describe()
                        .toString();

        // Then
        assertThat(description)
                .as(
                        "The topology differs from %s. A renamed node or store, or a store of another kind, orphans the"
                                + " state of a running application: give it a new application id or reset it, write an ADR, and"
                                + " then replace the file with the text below",
                        golden)
                .isEqualTo(Files.readString(golden));
    }

    private double lateLines() {
        return driver.metrics().entrySet().stream()
                .filter(entry -> entry.getKey().name().equals("late-lines-total")
                        && "trends-latest-store".equals(entry.getKey().tags().get("store")))
                .mapToDouble(entry -> ((Number) entry.getValue().metricValue()).doubleValue())
                .sum();
    }

    private void human(int second, String author, String text) {
        firehose.pipeInput("attic", Lines.human(author, text, at(second)));
    }

    private void bot(int second, String agent, String text, int depth) {
        firehose.pipeInput("attic", Lines.bot(agent, text, depth, at(second)));
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }
}
