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
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Writes topics as Parquet: `TOPIC/hour=2026-11-22T13/room=demo/p3-1207-5000-0.parquet`, the hour and
/// the room as folders that query engines read as columns.
///
/// Idempotent by offset: the manifest says which offsets of which logs are there, and a run adds those
/// that are not, a part at a time. A part is there when the manifest says so; what a run that was killed
/// left beside it is deleted by the next. Owned by one thread.
public final class ParquetExport implements AutoCloseable {

    /// What a run did.
    ///
    /// @param rows exported by this run
    /// @param files written by this run
    /// @param present offsets that were there already
    /// @param undecodable records that this run passed and could not export, by topic and cause
    public record Outcome(long rows, int files, long present, Map<String, Long> undecodable) {

        static final Outcome NOTHING = new Outcome(0, 0, 0, Map.of());

        public Outcome {
            undecodable = Map.copyOf(undecodable);
        }

        Outcome plus(Outcome other) {
            Map<String, Long> both = new TreeMap<>(undecodable);
            other.undecodable.forEach((cause, records) -> both.merge(cause, records, Long::sum));
            return new Outcome(rows + other.rows, files + other.files, present + other.present, both);
        }
    }

    private static final String MEMORY = "1GB";
    private static final long PART_OFFSETS = 500_000;

    private final LogAddress address;
    private final ExportFolder folder;
    private final TopicLog log;
    private final RecordDecoder decoder;
    private final ReadProgress progress;
    private final long partOffsets;

    /// @throws DataFailure when another export has the folder `out`, or what is in it is no export of ours
    public ParquetExport(LogAddress address, Path out, ReadProgress progress) {
        this(address, out, progress, PART_OFFSETS);
    }

    ParquetExport(LogAddress address, Path out, ReadProgress progress, long partOffsets) {
        this.address = address;
        this.folder = ExportFolder.open(out);
        this.log = new TopicLog(address);
        this.decoder = new RecordDecoder(address);
        this.progress = progress;
        this.partOffsets = partOffsets;
    }

    /// Exports what is missing of `range`. Bounds of time choose offsets: up to `TopicLog.CLOCK_SLACK`
    /// of records beyond them comes along.
    ///
    /// @throws DataFailure when broker, registry or disk fail, or the folder holds a topic of another log
    ///     by that name; what is in the manifest by then stays
    public Outcome run(List<String> topics, Range range) {
        LogIdentity.of(address, topics).forEach(folder::count);
        Outcome outcome = Outcome.NOTHING;
        try (Database database = Database.open(folder.spill(), MEMORY)) {
            TableLoader loader = new TableLoader(database, log, decoder, progress);
            for (String topic : topics) {
                outcome = outcome.plus(export(database, loader, topic, range));
            }
        } catch (SQLException e) {
            throw new DataFailure("DuckDB does not export (" + e.getMessage() + ")", mend(e), e);
        } catch (IOException e) {
            throw new DataFailure(
                    "The folder of the export cannot be written (" + e + ")",
                    "Free disk, or mend its mode, and run it again",
                    e);
        }
        return outcome;
    }

    @Override
    public void close() {
        log.close();
        folder.close();
    }

    private Outcome export(Database database, TableLoader loader, String topic, Range range)
            throws SQLException, IOException {
        TopicTable table = TopicTable.of(topic);
        List<OffsetRange> wanted = log.plan(topic, range);
        List<OffsetRange> missing = folder.missing(wanted);
        Outcome outcome = new Outcome(0, 0, lengthOf(wanted) - lengthOf(missing), Map.of());
        for (Part part : Part.cut(topic, missing, partOffsets)) {
            long rows = loader.load(table, part.ranges(), Range.EVERYTHING);
            Map<String, Long> undecodable = decoder.undecodable();
            PartitionedCopy copy = PartitionedCopy.write(database, table, rows, folder.emptyScratch());
            int files = folder.take(part, copy, undecodable);
            outcome = outcome.plus(new Outcome(rows, files, 0, undecodable));
        }
        return outcome;
    }

    /// By the kind of failure, with which DuckDB begins its messages.
    private static String mend(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        if (message.startsWith("Out of Memory")) {
            return "Free memory, or disk for what does not fit into it, and run it again";
        }
        return message.startsWith("IO Error")
                ? "Free disk, or mend the folder's mode, and run it again"
                : "Report it: nothing that you can mend is known to cause this";
    }

    private static long lengthOf(List<OffsetRange> ranges) {
        return ranges.stream().mapToLong(OffsetRange::length).sum();
    }
}
