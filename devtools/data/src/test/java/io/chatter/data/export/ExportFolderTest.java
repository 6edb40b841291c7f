package io.chatter.data.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chatter.data.DataFailure;
import io.chatter.data.log.Interval;
import io.chatter.data.log.OffsetRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportFolderTest {

    private static final String TOPIC = "chat.firehose";
    private static final Path FILE = Path.of(TOPIC, "hour=2026-11-22T12", "room=demo", "p1-0-100-0.parquet");
    private static final LogIdentity LOG = new LogIdentity("cluster", "topic");

    @TempDir
    Path root;

    @Test
    void shouldLeaveExportsBelowItAlone() throws IOException {
        // Given
        export(root.resolve("inner"));
        Path notes = Files.writeString(root.resolve("p1-0-100-0.parquet"), "somebody's");

        // When
        ExportFolder.open(root).close();

        // Then
        assertThat(root.resolve("inner").resolve(FILE)).exists();
        assertThat(notes).exists();
    }

    @Test
    void shouldDeleteNothingWithoutAManifest() throws IOException {
        // Given
        export(root);
        Files.delete(root.resolve(Manifest.NAME));

        // When
        assertThatThrownBy(() -> ExportFolder.open(root))
                .isInstanceOf(DataFailure.class)
                .hasMessageContaining("no manifest.json");

        // Then
        assertThat(root.resolve(FILE)).exists();
    }

    @Test
    void shouldDeleteWhatAFirstPartThatWasKilledHasLeft() throws IOException {
        // Given
        ExportFolder.open(root).close();
        Path stray = write(root.resolve(FILE));

        // When
        ExportFolder.open(root).close();

        // Then
        assertThat(stray).doesNotExist();
    }

    @Test
    void shouldBeOneExportsAtATime() {
        ExportFolder first = ExportFolder.open(root);
        assertThatThrownBy(() -> ExportFolder.open(root))
                .isInstanceOf(DataFailure.class)
                .hasMessageContaining("Another export");

        first.close();
        ExportFolder.open(root).close();
    }

    @Test
    void shouldRefuseAManifestThatDoesNotSayWhichLogItIsOf() throws IOException {
        // Given
        Files.writeString(root.resolve(Manifest.NAME), """
                {"format": 1, "covered": {}, "files": [], "undecodable": {}}
                """);

        // When, then
        assertThatThrownBy(() -> ExportFolder.open(root))
                .isInstanceOf(DataFailure.class)
                .hasMessageContaining("of format 1")
                .extracting(failure -> ((DataFailure) failure).mend())
                .asString()
                .contains("another");
    }

    @Test
    void shouldRefuseOffsetsOfAnotherLog() throws IOException {
        // Given
        export(root);

        // When, then
        try (ExportFolder folder = ExportFolder.open(root)) {
            folder.count(TOPIC, LOG);
            assertThatThrownBy(() -> folder.count(TOPIC, new LogIdentity("cluster", "another")))
                    .isInstanceOf(DataFailure.class)
                    .hasMessageContaining(TOPIC);
            assertThatThrownBy(() -> folder.count(TOPIC, new LogIdentity("another", "topic")))
                    .isInstanceOf(DataFailure.class);
        }
    }

    private static void export(Path out) throws IOException {
        try (ExportFolder folder = ExportFolder.open(out)) {
            folder.count(TOPIC, LOG);
            Path written = Path.of("hour=2026-11-22T12", "room=demo", "partition=1", "data_0.parquet");
            Path scratch = folder.emptyScratch();
            write(scratch.resolve(written));
            OffsetRange offsets = new OffsetRange(new TopicPartition(TOPIC, 1), new Interval(0, 100));
            folder.take(
                    new Part(TOPIC, List.of(offsets)), new PartitionedCopy(scratch, Map.of(written, 100L)), Map.of());
        }
    }

    private static Path write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "rows");
    }
}
