package io.chatter.data.export;

import io.chatter.data.DataFailure;
import io.chatter.data.log.LogAddress;
import io.chatter.data.log.OffsetRange;
import io.chatter.data.log.Range;
import io.chatter.data.log.RecordDecoder;
import io.chatter.data.log.TopicLog;
import io.chatter.data.table.Database;
import io.chatter.data.table.ReadProgress;
import io.chatter.data.table.TableLoader;
import io.chatter.data.table.TopicTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes topics as Parquet: `TOPIC/hour=2026-11-22T13/room=demo/p3-1207-5000-0.parquet`, the hour and
/// the room as folders that query engines read as columns.
///
/// Idempotent by offset: the manifest says which offsets are there, and a run adds those that are not,
/// a part at a time. A part is there when the manifest says so; what a run that was killed left beside
/// it is deleted by the next. Owned by one thread.
public final class ParquetExport implements AutoCloseable {

    /// What a run did.
    ///
    /// @param rows exported by this run
    /// @param files written by this run
    /// @param present offsets that were there already
    public record Outcome(long rows, int files, long present) {

        Outcome plus(Outcome other) {
            return new Outcome(rows + other.rows, files + other.files, present + other.present);
        }
    }

    private static final String MEMORY = "1GB";
    private static final long PART_OFFSETS = 500_000;

    private final TopicLog log;
    private final RecordDecoder decoder;
    private final ReadProgress progress;
    private final ExportFolder folder;
    private final long partOffsets;

    public ParquetExport(LogAddress address, Path out, ReadProgress progress) {
        this(address, out, progress, PART_OFFSETS);
    }

    ParquetExport(LogAddress address, Path out, ReadProgress progress, long partOffsets) {
        this.log = new TopicLog(address);
        this.decoder = new RecordDecoder(address);
        this.progress = progress;
        this.folder = ExportFolder.open(out);
        this.partOffsets = partOffsets;
    }

    /// Exports what is missing of `range`. Bounds of time choose offsets: up to `TopicLog.CLOCK_SLACK`
    /// of records beyond them comes along.
    ///
    /// @throws DataFailure when broker, registry or disk fail; what is in the manifest by then stays
    public Outcome run(List<String> topics, Range range) {
        Outcome outcome = new Outcome(0, 0, 0);
        try (Database database = Database.open(folder.spill(), MEMORY)) {
            TableLoader loader = new TableLoader(database, log, decoder, progress);
            for (String topic : topics) {
                outcome = outcome.plus(export(database, loader, topic, range));
            }
        } catch (SQLException e) {
            throw new DataFailure(
                    "The export failed (" + e.getMessage() + ")", "Free disk or memory, and run it again", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return outcome;
    }

    @Override
    public void close() {
        log.close();
    }

    private Outcome export(Database database, TableLoader loader, String topic, Range range)
            throws SQLException, IOException {
        TopicTable table = TopicTable.of(topic);
        List<OffsetRange> wanted = log.plan(topic, range);
        List<OffsetRange> missing = folder.missing(wanted);
        long rows = 0;
        int files = 0;
        for (Part part : Part.cut(topic, missing, partOffsets)) {
            rows += loader.load(table, part.ranges(), Range.EVERYTHING);
            Path scratch = folder.emptyScratch();
            database.execute(copy(table, scratch));
            files += folder.take(part, rowsByFile(database, scratch), decoder.undecodable());
        }
        return new Outcome(rows, files, lengthOf(wanted) - lengthOf(missing));
    }

    /// The room is the value's, or for a tombstone the beginning of the key.
    private static String copy(TopicTable table, Path scratch) {
        String room = table.value().isPresent()
                ? "coalesce(room_id, split_part(_key, '|', 1), 'none')"
                : "coalesce(split_part(_key, '|', 1), 'none')";
        return "COPY (SELECT *, strftime(_timestamp, '%Y-%m-%dT%H') AS hour, " + room
                + " AS room, _partition AS partition FROM \"" + table.name() + "\") TO "
                + quoted(scratch)
                + " (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (hour, room, partition), OVERWRITE_OR_IGNORE)";
    }

    private static Map<Path, Long> rowsByFile(Database database, Path scratch) throws SQLException {
        Map<Path, Long> rows = new HashMap<>();
        if (!Files.exists(scratch)) {
            return rows;
        }
        try (Statement statement = database.connection().createStatement();
                ResultSet files = statement.executeQuery("SELECT file_name, num_rows FROM parquet_file_metadata("
                        + quoted(scratch.resolve("**/*.parquet")) + ")")) {
            while (files.next()) {
                rows.put(Path.of(files.getString(1)), files.getLong(2));
            }
        }
        return rows;
    }

    private static String quoted(Path path) {
        return "'" + path.toString().replace("'", "''") + "'";
    }

    private static long lengthOf(List<OffsetRange> ranges) {
        return ranges.stream().mapToLong(OffsetRange::length).sum();
    }
}
