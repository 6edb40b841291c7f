package io.chatter.data.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.data.Chat;
import io.chatter.data.PlantedTopics;
import io.chatter.data.log.Range;
import io.chatter.data.table.ReadProgress;
import io.chatter.schema.Actor;
import io.chatter.schema.ActorRole;
import io.chatter.schema.BotDensity;
import io.chatter.schema.Finding;
import io.chatter.schema.ModerationEvent;
import io.chatter.schema.ModerationKind;
import io.chatter.schema.Recogniser;
import io.chatter.schema.StreamContext;
import io.chatter.schema.StreamEvent;
import io.chatter.schema.StreamEventType;
import io.chatter.schema.TermKind;
import io.chatter.schema.Trend;
import io.chatter.schema.TrendsSnapshot;
import io.chatter.testing.TestBroker;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The answers of the shipped questions to a handful of records that a reader can count.
class ShippedQuestionsTest {

    private static final Path QUESTIONS =
            Path.of(System.getProperty("chatter.root")).resolve("configs/sql").normalize();
    private static final UUID CONTEXT = new UUID(0x7000L, Long.MIN_VALUE | 1);
    private static final UUID MESSAGE = new UUID(0x7000L, Long.MIN_VALUE | 2);

    @TempDir
    static Path spill;

    private static PlantedTopics topics;
    private static SqlSession session;

    @BeforeAll
    static void plant() {
        topics = new PlantedTopics();
        TestBroker.shared().freshTopic(ofRun(TopicCatalogue.CHAT_BOT_DENSITY), 8);
        TestBroker.shared().freshTopic(ofRun(TopicCatalogue.CHAT_TRENDS), 8);
        plantLines();
        plantStream();
        plantModeration();
        plantDensities();
        topics.flush();
        session = SqlSession.open(topics.address(), spill, ReadProgress.SILENT);
    }

    private static void plantLines() {
        var reaction = Chat.bot("demo", "bo", "DRAGON incoming", after(3));
        reaction.getProvenance().put("context_id", CONTEXT);
        var plain = Chat.bot("demo", "bo", "a castle", after(62));
        plain.getProvenance().put("memory_ids", List.of());
        for (var line : List.of(
                Chat.human("demo", "ann", "GG that jump!", after(1)),
                reaction,
                Chat.human("demo", "cat", "gg, that jump", after(61)),
                plain)) {
            topics.plant(TopicCatalogue.CHAT_FIREHOSE, 3, line.getBroadcastAt(), "demo", line);
        }
    }

    private static void plantStream() {
        topics.plant(
                TopicCatalogue.STREAM_CONTEXT,
                3,
                after(1),
                "demo",
                StreamContext.newBuilder()
                        .setRoomId("demo")
                        .setContextId(CONTEXT)
                        .setWindowStart(after(-30))
                        .setWindowEnd(after(1))
                        .setPublishedAt(after(1))
                        .setEvents(List.of(new StreamEvent(StreamEventType.values()[0], after(0), 0.9f, "heard")))
                        .setRecogniser(new Recogniser("none", 0L, "listening"))
                        .build());
        topics.plant(
                TopicCatalogue.CHAT_TRENDS,
                3,
                after(65),
                "demo",
                TrendsSnapshot.newBuilder()
                        .setRoomId("demo")
                        .setWindowStart(after(5))
                        .setWindowEnd(after(65))
                        .setMessageCount(3L)
                        .setRatePerMinute(3)
                        .setDistinctAuthors(3L)
                        .setTrends(List.of(Trend.newBuilder()
                                .setTerm("jump")
                                .setKind(TermKind.WORD)
                                .setCount(2L)
                                .setDistinctAuthors(2L)
                                .setHumanShare(1)
                                .setVelocity(1)
                                .build()))
                        .build());
    }

    private static void plantModeration() {
        for (ModerationKind kind : List.of(ModerationKind.BLOCKED, ModerationKind.REDACTED)) {
            topics.plant(
                    TopicCatalogue.CHAT_MODERATION,
                    3,
                    after(2),
                    "demo",
                    ModerationEvent.newBuilder()
                            .setEventId(MESSAGE)
                            .setRoomId("demo")
                            .setKind(kind)
                            .setMessageId(MESSAGE)
                            .setFindings(List.of(new Finding("email", "personal-data", 0, 3)))
                            .setActor(new Actor("safety", ActorRole.SAFETY))
                            .setAt(after(2))
                            .build());
        }
        topics.plantBytes(
                TopicCatalogue.CHAT_INGEST.deadLetterTopic(),
                0,
                after(2),
                "demo",
                new byte[] {1},
                Map.of("__streams.errors.exception", "io.chatter.messaging.SchemaException$Permanent"));
    }

    private static void plantDensities() {
        for (int window = 0; window < 2; window++) {
            BotDensity density = BotDensity.newBuilder()
                    .setRoomId("demo")
                    .setWindowStart(after(window * 5))
                    .setWindowEnd(after(window * 5 + 60))
                    .setBotCount(1L)
                    .setHumanCount(1L)
                    .setDensity(0.5)
                    .setBotReplyShare(0)
                    .setMaxReplyDepth(0)
                    .setMeanReplyDepth(0)
                    .setNearDuplicateShare(0)
                    .build();
            TopicSpec topic = TopicCatalogue.CHAT_BOT_DENSITY;
            Instant end = density.getWindowEnd();
            topics.plantBytes(ofRun(topic), 3, end, "demo", topics.encode(topic, density), Map.of());
            if (window == 0) {
                topics.plant(topic, 3, end, "demo", density);
            }
        }
    }

    private static String ofRun(TopicSpec topic) {
        return "replay.again." + topic.name();
    }

    private static Instant after(int seconds) {
        return Chat.NOON.plusSeconds(seconds);
    }

    @AfterAll
    static void close() {
        session.close();
        topics.close();
    }

    @Test
    void shouldAnswerWhoWritesAndHowMuchOfItIsPersonas() {
        assertThat(ask("lines-per-minute"))
                .containsExactly(
                        after(0) + ",bo,1", after(0) + ",human,1", after(60) + ",bo,1", after(60) + ",human,1");
        assertThat(ask("bot-share")).containsExactly("demo," + after(0) + ",1,1,0.5", "demo," + after(60) + ",1,1,0.5");
    }

    @Test
    void shouldAnswerWhatSafetyFoundAndWhatWasNeverShown() {
        assertThat(ask("safety-hits"))
                .containsExactly("blocked,personal-data,email,1,1", "redacted,personal-data,email,1,1");
        assertThat(ask("drops-by-reason"))
                .containsExactly("dead letter,unreadable,Permanent,1", "moderation,blocked,email,1");
    }

    @Test
    void shouldAnswerHowFastTheRoomReactsAndHowEarlyATrendTells() {
        assertThat(ask("time-to-first-reaction"))
                .containsExactly("demo," + StreamEventType.values()[0] + ",1,1,3.0,3.0");
        assertThat(ask("trend-lead-time")).containsExactly("demo,jump," + after(1) + "," + after(65) + ",64.0");
    }

    @Test
    void shouldAnswerWhatIsRepeatedRememberedAndSpent() {
        assertThat(ask("duplicates")).containsExactly("demo,gg that jump,2,2");
        assertThat(ask("memory-hits")).containsExactly("demo,bo,2,0.5,0.5");
        assertThat(ask("cost-per-line")).containsExactly("house,2,120.0,3.0,41.0,41,11.5");
    }

    @Test
    void shouldAnswerWhetherAReplayCountsWhatWasCountedLive() {
        assertThat(ask("replay-against-live")).containsExactly("chat.bot-density,demo,1,0,1,0,0,0");
    }

    @Test
    void shouldShipTheQuestionsThatAreTestedHere() {
        assertThat(QuestionFile.names(QUESTIONS))
                .containsExactly(
                        "bot-share",
                        "cost-per-line",
                        "drops-by-reason",
                        "duplicates",
                        "lines-per-minute",
                        "memory-hits",
                        "replay-against-live",
                        "safety-hits",
                        "time-to-first-reaction",
                        "trend-lead-time");
    }

    private static List<String> ask(String question) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        session.ask(
                QuestionFile.named(QUESTIONS, question).with(Map.of()),
                Range.EVERYTHING,
                AnswerFormat.CSV.to(new PrintStream(out, true, StandardCharsets.UTF_8), rows -> {}));
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        return lines.subList(1, lines.size());
    }
}
