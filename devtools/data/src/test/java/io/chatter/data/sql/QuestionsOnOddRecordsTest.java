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
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the shipped questions make of records that are easily counted twice, or not at all.
class QuestionsOnOddRecordsTest {

    private static final Path QUESTIONS =
            Path.of(System.getProperty("chatter.root")).resolve("configs/sql").normalize();
    private static final String RUN = "r20261128-081500";

    @TempDir
    Path spill;

    private PlantedTopics topics;

    @BeforeEach
    void open() {
        topics = new PlantedTopics();
    }

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void shouldCountALineThatWasNotShownOnceAndOneThatWasNever() {
        // Given
        moderation(1, ModerationKind.HELD, "slur");
        moderation(1, ModerationKind.APPROVED);
        moderation(2, ModerationKind.HELD, "slur");
        moderation(2, ModerationKind.DENIED);
        moderation(3, ModerationKind.HELD, "slur");
        moderation(4, ModerationKind.BLOCKED, "email", "slur");
        moderation(4, ModerationKind.BLOCKED, "email", "slur");
        moderation(5, ModerationKind.DELETED);

        // When, then
        assertThat(ask("drops-by-reason"))
                .containsExactly("moderation,blocked,email,1", "moderation,denied,slur,1", "moderation,held,slur,1");
    }

    @Test
    void shouldNotCountALetterThatCameBack() {
        // Given
        String letters = TopicCatalogue.CHAT_INGEST.deadLetterTopic();
        Map<String, String> refused =
                Map.of("__streams.errors.exception", "io.chatter.messaging.SchemaException$Permanent");
        topics.plantBytes(letters, 0, after(1), "demo", new byte[] {1}, refused);
        topics.plantBytes(letters, 0, after(2), "demo", new byte[] {2}, refused);
        topics.plantBytes(letters, 0, after(3), "demo", null, Map.of("chatter.redriven", letters + ":0:0"));

        // When, then
        assertThat(ask("drops-by-reason")).containsExactly("dead letter,unreadable,Permanent,1");
    }

    @Test
    void shouldFindAWordAsTrendsDoesAndOnlyShortlyBefore() {
        // Given
        say("art", after(-1_200));
        say("start the engine", after(1));
        say("(ART!) at last", after(10));
        say("Goooal!!", after(20));
        plant(TopicCatalogue.CHAT_TRENDS, trends(65, "art", "goal"));

        // When, then
        assertThat(ask("trend-lead-time"))
                .containsExactly(
                        "demo,art," + after(10) + "," + after(65) + ",55.0",
                        "demo,goal," + after(20) + "," + after(65) + ",45.0");
    }

    @Test
    void shouldCountEventsWithoutAReaction() {
        // Given
        UUID seen = new UUID(0x7000L, Long.MIN_VALUE | 1);
        context(seen, after(0));
        context(new UUID(0x7000L, Long.MIN_VALUE | 2), after(30));
        var reaction = Chat.bot("demo", "bo", "what a dragon", after(2));
        reaction.getProvenance().put("context_id", seen);
        topics.plant(TopicCatalogue.CHAT_FIREHOSE, 3, after(2), "demo", reaction);

        // When, then
        assertThat(ask("time-to-first-reaction"))
                .containsExactly("demo," + StreamEventType.values()[0] + ",2,1,2.0,2.0");
    }

    @Test
    void shouldTellWindowsApartThatDifferAndThoseThatCannotBeCompared() {
        // Given
        TopicSpec density = TopicCatalogue.CHAT_BOT_DENSITY;
        Stream.of(density, TopicCatalogue.CHAT_TRENDS)
                .forEach(topic -> TestBroker.shared().freshTopic(ofRun(topic), 8));
        for (int end : new int[] {30, 35, 40, 100, 105, 110}) {
            plantInRun(density, density(end, 1));
        }
        plant(density, density(35, 2));
        plant(density, density(40, 1));
        plant(density, density(40, 1));
        plant(density, density(95, 1));
        plant(density, density(105, 2));
        plant(density, density(110, 1));
        plantInRun(TopicCatalogue.CHAT_TRENDS, trends(30, "art"));
        plantInRun(TopicCatalogue.CHAT_TRENDS, trends(100, "art"));
        plant(TopicCatalogue.CHAT_TRENDS, trends(30, "art"));
        plant(TopicCatalogue.CHAT_TRENDS, trends(100, "goal"));

        // When, then
        assertThat(ask("replay-against-live", Map.of("run", RUN)))
                .containsExactly("chat.bot-density,demo,2,1,1,1,1,1", "chat.trends,demo,1,1,0,0,0,0");
    }

    private void moderation(int line, ModerationKind kind, String... rules) {
        plant(
                TopicCatalogue.CHAT_MODERATION,
                ModerationEvent.newBuilder()
                        .setEventId(UUID.randomUUID())
                        .setRoomId("demo")
                        .setKind(kind)
                        .setMessageId(new UUID(0x7000L, Long.MIN_VALUE | line))
                        .setFindings(Stream.of(rules)
                                .map(rule -> new Finding(rule, "any", 0, 3))
                                .toList())
                        .setActor(new Actor("safety", ActorRole.SAFETY))
                        .setAt(after(line))
                        .build());
    }

    private void say(String text, Instant at) {
        topics.plant(TopicCatalogue.CHAT_FIREHOSE, 3, at, "demo", Chat.human("demo", "ann", text, at));
    }

    private void context(UUID id, Instant event) {
        plant(
                TopicCatalogue.STREAM_CONTEXT,
                StreamContext.newBuilder()
                        .setRoomId("demo")
                        .setContextId(id)
                        .setWindowStart(event.minusSeconds(30))
                        .setWindowEnd(event)
                        .setPublishedAt(event)
                        .setEvents(List.of(new StreamEvent(StreamEventType.values()[0], event, 0.9f, "heard")))
                        .setRecogniser(new Recogniser("none", 0L, "listening"))
                        .build());
    }

    private static TrendsSnapshot trends(int end, String... terms) {
        return TrendsSnapshot.newBuilder()
                .setRoomId("demo")
                .setWindowStart(after(end - 60))
                .setWindowEnd(after(end))
                .setMessageCount(3L)
                .setRatePerMinute(3)
                .setDistinctAuthors(3L)
                .setTrends(Stream.of(terms)
                        .map(term -> Trend.newBuilder()
                                .setTerm(term)
                                .setKind(TermKind.WORD)
                                .setCount(2L)
                                .setDistinctAuthors(2L)
                                .setHumanShare(1)
                                .setVelocity(1)
                                .build())
                        .toList())
                .build();
    }

    private static BotDensity density(int end, long bots) {
        return BotDensity.newBuilder()
                .setRoomId("demo")
                .setWindowStart(after(end - 60))
                .setWindowEnd(after(end))
                .setBotCount(bots)
                .setHumanCount(1L)
                .setDensity(bots / (bots + 1.0))
                .setBotReplyShare(0)
                .setMaxReplyDepth(0)
                .setMeanReplyDepth(0)
                .setNearDuplicateShare(0)
                .build();
    }

    private void plant(TopicSpec topic, SpecificRecord value) {
        topics.plant(topic, 3, Chat.NOON, "demo", value);
    }

    private void plantInRun(TopicSpec topic, SpecificRecord value) {
        topics.plantBytes(ofRun(topic), 3, Chat.NOON, "demo", topics.encode(topic, value), Map.of());
    }

    private static String ofRun(TopicSpec topic) {
        return "replay." + RUN + "." + topic.name();
    }

    private static Instant after(int seconds) {
        return Chat.NOON.plusSeconds(seconds);
    }

    private List<String> ask(String question) {
        return ask(question, Map.of());
    }

    private List<String> ask(String question, Map<String, String> parameters) {
        topics.flush();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SqlSession session = SqlSession.open(topics.address(), spill, ReadProgress.SILENT)) {
            session.ask(
                    QuestionFile.named(QUESTIONS, question).with(parameters),
                    Range.EVERYTHING,
                    AnswerFormat.CSV.to(new PrintStream(out, true, StandardCharsets.UTF_8), rows -> {}));
        }
        return out.toString(StandardCharsets.UTF_8).lines().skip(1).toList();
    }
}
