package io.chatter.data.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.data.Chat;
import io.chatter.data.PlantedTopics;
import io.chatter.data.log.Range;
import io.chatter.data.sql.AnswerFormat;
import io.chatter.data.sql.AnswerSink;
import io.chatter.data.sql.QuestionFile;
import io.chatter.data.sql.SqlSession;
import io.chatter.data.table.Database;
import io.chatter.data.table.ReadProgress;
import io.chatter.data.table.TopicTable;
import io.chatter.schema.Actor;
import io.chatter.schema.ActorRole;
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
import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The shipped questions give the same over exported files as over the topics.
class QuestionsOverAnExportTest {

    private static final Path QUESTIONS =
            Path.of(System.getProperty("chatter.root")).resolve("configs/sql").normalize();
    private static final List<TopicSpec> TOPICS = List.of(
            TopicCatalogue.CHAT_FIREHOSE,
            TopicCatalogue.CHAT_MODERATION,
            TopicCatalogue.CHAT_TRENDS,
            TopicCatalogue.STREAM_CONTEXT);
    private static final UUID CONTEXT = new UUID(0x7000L, Long.MIN_VALUE | 1);

    @TempDir
    static Path folder;

    private static PlantedTopics topics;
    private static SqlSession session;
    private static Database files;

    @BeforeAll
    static void export() throws SQLException {
        topics = new PlantedTopics();
        plant();
        topics.flush();
        Path out = folder.resolve("out");
        try (ParquetExport export = new ParquetExport(topics.address(), out, ReadProgress.SILENT)) {
            export.run(TOPICS.stream().map(TopicSpec::name).toList(), Range.EVERYTHING);
        }
        session = SqlSession.open(topics.address(), folder.resolve("spill"), ReadProgress.SILENT);
        files = Database.open(folder.resolve("spill-of-files"), "200MB");
        for (TopicSpec topic : TOPICS) {
            files.execute("CREATE VIEW " + TopicTable.of(topic).name() + " AS SELECT * FROM read_parquet('"
                    + out.resolve(topic.name()) + "/**/*.parquet', union_by_name = true)");
        }
    }

    private static void plant() {
        var reaction = Chat.bot("demo", "bo", "the dragon again", after(3));
        reaction.getProvenance().put("context_id", CONTEXT);
        plant(TopicCatalogue.CHAT_FIREHOSE, reaction);
        plant(TopicCatalogue.CHAT_FIREHOSE, Chat.human("demo", "ann", "Dragon!", after(1)));
        plant(TopicCatalogue.CHAT_FIREHOSE, Chat.human("demo", "cat", "dragon", after(4_000)));
        plant(
                TopicCatalogue.CHAT_MODERATION,
                ModerationEvent.newBuilder()
                        .setEventId(CONTEXT)
                        .setRoomId("demo")
                        .setKind(ModerationKind.BLOCKED)
                        .setFindings(List.of(new Finding("email", "personal-data", 0, 3)))
                        .setActor(new Actor("safety", ActorRole.SAFETY))
                        .setAt(after(2))
                        .build());
        plant(
                TopicCatalogue.CHAT_TRENDS,
                TrendsSnapshot.newBuilder()
                        .setRoomId("demo")
                        .setWindowStart(after(0))
                        .setWindowEnd(after(60))
                        .setMessageCount(2L)
                        .setRatePerMinute(2)
                        .setDistinctAuthors(2L)
                        .setTrends(List.of(new Trend("dragon", TermKind.WORD, 2L, 2L, 0.5, 2.0)))
                        .build());
        plant(
                TopicCatalogue.STREAM_CONTEXT,
                StreamContext.newBuilder()
                        .setRoomId("demo")
                        .setContextId(CONTEXT)
                        .setWindowStart(after(-30))
                        .setWindowEnd(after(1))
                        .setPublishedAt(after(1))
                        .setEvents(List.of(new StreamEvent(StreamEventType.values()[0], after(0), 0.9f, "heard")))
                        .setRecogniser(new Recogniser("none", 0L, "listening"))
                        .build());
    }

    private static void plant(TopicSpec topic, SpecificRecord value) {
        topics.plant(topic, 3, Chat.NOON, "demo", value);
    }

    private static Instant after(int seconds) {
        return Chat.NOON.plusSeconds(seconds);
    }

    @AfterAll
    static void close() {
        files.close();
        session.close();
        topics.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bot-share",
                "cost-per-line",
                "duplicates",
                "lines-per-minute",
                "memory-hits",
                "safety-hits",
                "time-to-first-reaction",
                "trend-lead-time"
            })
    void shouldAnswerTheSame(String question) throws SQLException {
        String statement = QuestionFile.named(QUESTIONS, question).with(Map.of());
        ByteArrayOutputStream overTopics = new ByteArrayOutputStream();
        ByteArrayOutputStream overFiles = new ByteArrayOutputStream();

        // When
        session.ask(statement, Range.EVERYTHING, into(overTopics));
        try (Statement execution = files.connection().createStatement();
                ResultSet rows = execution.executeQuery(statement)) {
            into(overFiles).accept(rows);
        }

        // Then
        assertThat(overTopics.toString(StandardCharsets.UTF_8).lines().skip(1)).isNotEmpty();
        assertThat(overFiles.toString(StandardCharsets.UTF_8)).isEqualTo(overTopics.toString(StandardCharsets.UTF_8));
    }

    private static AnswerSink into(ByteArrayOutputStream out) {
        return AnswerFormat.CSV.to(new PrintStream(out, true, StandardCharsets.UTF_8), rows -> {});
    }
}
