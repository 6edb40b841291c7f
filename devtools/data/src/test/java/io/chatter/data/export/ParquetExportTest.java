package io.chatter.data.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chatter.data.Chat;
import io.chatter.data.DataFailure;
import io.chatter.data.PlantedTopics;
import io.chatter.data.log.Bound;
import io.chatter.data.log.Range;
import io.chatter.data.table.Database;
import io.chatter.data.table.ReadProgress;
import io.chatter.testing.TestBroker;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetExportTest {

    private static final String FIREHOSE = TopicCatalogue.CHAT_FIREHOSE.name();
    private static final List<String> TOPICS = List.of(FIREHOSE);
    private static final int LINES = 400;

    private static PlantedTopics topics;

    @TempDir
    Path out;

    @BeforeAll
    static void plant() {
        topics = new PlantedTopics();
        for (int i = 0; i < LINES / 2; i++) {
            Instant at = Chat.NOON.plus(Duration.ofMinutes(i));
            topics.plant(TopicCatalogue.CHAT_FIREHOSE, 1, at, "demo", Chat.human("demo", "ann", "line " + i, at));
            topics.plant(TopicCatalogue.CHAT_FIREHOSE, 6, at, "den", Chat.bot("den", "bo", "line " + i, at));
        }
        topics.flush();
    }

    @AfterAll
    static void close() {
        topics.close();
    }

    @Test
    void shouldLayFilesByHourAndRoomWithNestedValues() throws IOException, SQLException {
        // When
        ParquetExport.Outcome outcome = export(Range.EVERYTHING, ReadProgress.SILENT, 1_000);

        // Then
        assertThat(outcome.rows()).isEqualTo(LINES);
        assertThat(out.resolve(FIREHOSE + "/hour=" + hour(1) + "/room=den/p6-0-200-0.parquet"))
                .exists();
        assertThat(query("select count(*), count(distinct (_partition, _offset)), count(distinct hour),"
                        + " max(provenance.reasons[2].weight) from files"))
                .isEqualTo("400 400 4 4.0");
        assertThat(rowsInManifest(out)).isEqualTo(LINES);
    }

    @Test
    void shouldAddNothingWhenItIsRunAgain() throws IOException, SQLException {
        // Given
        export(Range.EVERYTHING, ReadProgress.SILENT, 1_000);
        List<Path> before = files();

        // When
        ParquetExport.Outcome again = export(Range.EVERYTHING, ReadProgress.SILENT, 1_000);

        // Then
        assertThat(again).isEqualTo(new ParquetExport.Outcome(0, 0, LINES, Map.of()));
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void shouldGoOnWhereAnInterruptedRunEnded() throws IOException, SQLException {
        // Given
        ReadProgress interrupts = new ReadProgress() {
            private int parts;

            @Override
            public void read(String topic, long records, int partitions, Duration took) {
                if (++parts == 3) {
                    throw new IllegalStateException("killed");
                }
            }
        };
        assertThatThrownBy(() -> export(Range.EVERYTHING, interrupts, 100)).hasMessage("killed");
        Path stray = out.resolve(FIREHOSE + "/hour=" + hour(0) + "/room=demo/p1-100-200-0.parquet");
        Files.createDirectories(stray.getParent());
        Files.writeString(stray, "half a file");

        // When
        ParquetExport.Outcome rest = export(Range.EVERYTHING, ReadProgress.SILENT, 100);

        // Then
        assertThat(rest.rows()).isEqualTo(LINES - 200);
        assertThat(query("select count(*), count(distinct (_partition, _offset)) from files"))
                .isEqualTo("400 400");
    }

    @Test
    void shouldFillTheGapsOfEarlierRuns() throws SQLException {
        // Given
        Range middle = Bound.from(new Bound.Offset(1, 50)).intersect(Bound.to(new Bound.Offset(1, 60)));

        // When
        ParquetExport.Outcome first = export(middle, ReadProgress.SILENT, 1_000);
        ParquetExport.Outcome second = export(Range.EVERYTHING, ReadProgress.SILENT, 1_000);

        // Then
        assertThat(first.rows()).isEqualTo(10);
        assertThat(second.rows()).isEqualTo(LINES - 10);
        assertThat(query("select count(*), count(distinct (_partition, _offset)) from files"))
                .isEqualTo("400 400");
    }

    @Test
    void shouldGoOnPastRecordsOfWhichNoneCanBeDecoded() {
        // Given
        String topic = TopicCatalogue.CHAT_INGEST.name();
        topics.plantBytes(topic, 0, Chat.NOON, "demo", new byte[] {9}, Map.of());
        topics.flush();

        // When
        ParquetExport.Outcome outcome = export(out, List.of(topic, FIREHOSE));
        ParquetExport.Outcome again = export(out, List.of(topic, FIREHOSE));

        // Then
        assertThat(outcome.rows()).isEqualTo(LINES);
        assertThat(outcome.undecodable().values()).containsExactly(1L);
        assertThat(again).isEqualTo(new ParquetExport.Outcome(0, 0, LINES + 1, Map.of()));
    }

    @Test
    void shouldCountTheRowsOfFilesWhateverTheFolderIsCalled() throws IOException {
        // When
        export(out.resolve("./x/../[1]*'"), TOPICS);

        // Then
        assertThat(rowsInManifest(out.resolve("[1]*'"))).isEqualTo(LINES);
    }

    @Test
    void shouldRefuseATopicThatWasMadeAnew() {
        // Given
        TopicSpec roster = TopicCatalogue.PERSONA_ROSTER;
        topics.plant(roster, 0, Chat.NOON, "demo|bo", null);
        topics.flush();
        export(out, List.of(roster.name()));

        // When
        TestBroker.shared().freshTopics(List.of(roster));

        // Then
        assertThatThrownBy(() -> export(out, List.of(roster.name())))
                .isInstanceOf(DataFailure.class)
                .hasMessageContaining(roster.name());
    }

    @Test
    void shouldGoOnWithATopicThatWasMadeAnewWithoutARecordExported() {
        // Given
        TopicSpec context = TopicCatalogue.STREAM_CONTEXT;
        TestBroker.shared().freshTopics(List.of(context));
        export(out, List.of(FIREHOSE, context.name()));

        // When
        TestBroker.shared().freshTopics(List.of(context));
        ParquetExport.Outcome outcome = export(out, List.of(FIREHOSE, context.name()));

        // Then
        assertThat(outcome.rows()).isZero();
        assertThat(outcome.present()).isEqualTo(LINES);
    }

    @Test
    void shouldNameTheTopicThatIsNotThere() {
        assertThatThrownBy(() -> export(out, List.of(FIREHOSE, "chat.nowhere")))
                .isInstanceOf(DataFailure.class)
                .hasMessageContaining("chat.nowhere");
    }

    private static String hour(int afterNoon) {
        return Chat.NOON.plus(Duration.ofHours(afterNoon)).toString().substring(0, "2026-11-22T12".length());
    }

    private ParquetExport.Outcome export(Range range, ReadProgress progress, long partOffsets) {
        try (ParquetExport export = new ParquetExport(topics.address(), out, progress, partOffsets)) {
            return export.run(TOPICS, range);
        }
    }

    private static ParquetExport.Outcome export(Path folder, List<String> wanted) {
        try (ParquetExport export = new ParquetExport(topics.address(), folder, ReadProgress.SILENT)) {
            return export.run(wanted, Range.EVERYTHING);
        }
    }

    private static long rowsInManifest(Path folder) throws IOException {
        return Manifest.read(folder).orElseThrow().files().stream()
                .mapToLong(Manifest.DataFile::rows)
                .sum();
    }

    private String query(String statement) throws SQLException {
        try (Database database = Database.open(out.resolve(".spill"), "200MB");
                Statement execution = database.connection().createStatement()) {
            execution.execute("create view files as select * from read_parquet('" + out.resolve(FIREHOSE)
                    + "/**/*.parquet', hive_partitioning = true)");
            try (ResultSet rows = execution.executeQuery(statement)) {
                rows.next();
                StringBuilder line = new StringBuilder();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    line.append(' ').append(rows.getObject(i));
                }
                return line.substring(1);
            }
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> walk = Files.walk(out)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
