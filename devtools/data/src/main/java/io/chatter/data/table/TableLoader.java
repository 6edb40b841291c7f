package io.chatter.data.table;

import io.chatter.data.DataFailure;
import io.chatter.data.log.DecodedRecord;
import io.chatter.data.log.OffsetRange;
import io.chatter.data.log.Range;
import io.chatter.data.log.ReadAhead;
import io.chatter.data.log.RecordDecoder;
import io.chatter.data.log.TopicLog;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.duckdb.DuckDBAppender;

/// Brings records of topics into a database. The calling thread owns the database and appends; a second
/// one reads and decodes ahead of it.
public final class TableLoader {

    private static final int BATCHES_AHEAD = 8;

    private final Database database;
    private final TopicLog log;
    private final RecordDecoder decoder;
    private final ReadProgress progress;

    /// @param database stays the caller's to close, as `log` does
    public TableLoader(Database database, TopicLog log, RecordDecoder decoder, ReadProgress progress) {
        this.database = database;
        this.log = log;
        this.decoder = decoder;
        this.progress = progress;
    }

    /// Makes the table of a topic, empty.
    public void declare(TopicTable table) throws SQLException {
        TableLayout layout = new TableLayout(table);
        database.execute(layout.createStaging());
        database.execute(layout.createView());
    }

    /// Makes the table anew with the records of `ranges` that `filter` wants.
    ///
    /// @return how many they are
    public long load(TopicTable table, List<OffsetRange> ranges, Range filter) throws SQLException {
        declare(table);
        long begin = System.nanoTime();
        decoder.reset();
        // else the appender commits every 2,048 rows, which takes longer than all the rest
        long rows = database.inOneTransaction(() -> append(table, ranges, filter));
        progress.read(table.topic(), rows, ranges.size(), Duration.ofNanos(System.nanoTime() - begin));
        decoder.undecodable().forEach(progress::undecodable);
        return rows;
    }

    private long append(TopicTable table, List<OffsetRange> ranges, Range filter) throws SQLException {
        long offsets = ranges.stream().mapToLong(OffsetRange::length).sum();
        TableLayout layout = new TableLayout(table);
        long rows = 0;
        try (ReadAhead<DecodedRecord> ahead = ReadAhead.start(
                        BATCHES_AHEAD, sink -> log.read(ranges, batch -> sink.accept(decode(table, batch))));
                DuckDBAppender rowsOf = database.connection().createAppender(Database.STAGING, table.name())) {
            for (List<DecodedRecord> batch = ahead.next(); !batch.isEmpty(); batch = ahead.next()) {
                for (DecodedRecord record : batch) {
                    if (filter.contains(record.raw())) {
                        layout.append(rowsOf, record);
                        rows++;
                    }
                }
                progress.reading(table.topic(), rows, offsets);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DataFailure("Reading " + table.topic() + " was interrupted", "Run it again", e);
        }
        return rows;
    }

    private List<DecodedRecord> decode(TopicTable table, List<ConsumerRecord<byte[], byte[]>> batch) {
        return table.value().isEmpty()
                ? batch.stream().map(record -> new DecodedRecord(record, null)).toList()
                : batch.stream()
                        .flatMap(record -> decoder.decode(record).stream())
                        .toList();
    }
}
