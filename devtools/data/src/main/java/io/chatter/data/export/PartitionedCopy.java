package io.chatter.data.export;

import io.chatter.data.table.Database;
import io.chatter.data.table.TopicTable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/// The rows of a table as files, `hour=H/room=R/partition=P/data_0.parquet` below a scratch folder.
///
/// @param folder the scratch folder; it is not there when there are no rows
/// @param rows of each file, by its path below the folder
record PartitionedCopy(Path folder, Map<Path, Long> rows) {

    /// Hour, room, partition and the file itself.
    private static final int DEPTH = 4;

    PartitionedCopy {
        rows = Map.copyOf(rows);
    }

    /// @param expected how many rows the table has
    /// @throws IOException when files have another number of rows
    static PartitionedCopy write(Database database, TopicTable table, long expected, Path folder)
            throws SQLException, IOException {
        Map<Path, Long> rows = new HashMap<>();
        if (expected > 0) {
            try (Statement statement = database.connection().createStatement();
                    ResultSet files = statement.executeQuery(copy(table, folder))) {
                while (files.next()) {
                    rows.put(below(Path.of(files.getString("filename"))), files.getLong("count"));
                }
            }
        }
        long written = rows.values().stream().mapToLong(Long::longValue).sum();
        if (written != expected) {
            throw new IOException(written + " rows of " + table.topic() + " were written, not " + expected);
        }
        return new PartitionedCopy(folder, rows);
    }

    /// The room is the value's, or for a tombstone the beginning of the key.
    private static String copy(TopicTable table, Path folder) {
        String room = table.value().isPresent()
                ? "coalesce(room_id, split_part(_key, '|', 1), 'none')"
                : "coalesce(split_part(_key, '|', 1), 'none')";
        return "COPY (SELECT *, strftime(_timestamp, '%Y-%m-%dT%H') AS hour, " + room
                + " AS room, _partition AS partition FROM \"" + table.name() + "\") TO '"
                + folder.toString().replace("'", "''")
                + "' (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (hour, room, partition), OVERWRITE_OR_IGNORE,"
                + " RETURN_STATS)";
    }

    /// DuckDB writes a folder's name in its own way; the folders that it has made itself are what is asked of it.
    private static Path below(Path file) {
        return file.subpath(file.getNameCount() - DEPTH, file.getNameCount());
    }
}
