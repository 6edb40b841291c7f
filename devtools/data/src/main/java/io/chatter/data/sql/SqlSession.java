package io.chatter.data.sql;

import static java.util.Objects.requireNonNull;

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
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Answers questions over topics. Each question reads what it needs anew, so that an answer is never
/// older than the question. Owned by one thread.
public final class SqlSession implements AutoCloseable {

    private static final String MEMORY = "2GB";

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private record Planned(TopicTable table, List<OffsetRange> offsets) {}

    private final Database database;
    private final TopicLog log;
    private final TableLoader loader;
    private final Map<String, TopicTable> tables;

    private SqlSession(Database database, TopicLog log, TableLoader loader) {
        this.database = database;
        this.log = log;
        this.loader = loader;
        this.tables = TopicTable.all(log.topics());
    }

    /// @param spill folder for what does not fit into memory
    /// @throws DataFailure when the broker does not answer
    public static SqlSession open(LogAddress address, Path spill, ReadProgress progress) {
        return open(address, spill, progress, PATIENCE);
    }

    static SqlSession open(LogAddress address, Path spill, ReadProgress progress, Duration patience) {
        TopicLog log = new TopicLog(address, patience);
        Database database = Database.open(spill, MEMORY);
        try {
            TableLoader loader = new TableLoader(database, log, new RecordDecoder(address), progress);
            SqlSession session = new SqlSession(database, log, loader);
            session.declareTables();
            return session;
        } catch (DataFailure e) {
            log.close();
            database.close();
            throw e;
        }
    }

    /// Runs a statement over the records of `range` and hands its rows to `sink`.
    ///
    /// @throws DataFailure naming the table or the place in the statement that is wrong
    public void ask(String statement, Range range, AnswerSink sink) {
        try {
            Question question = QuestionReader.read(database.connection(), statement, tables.keySet());
            for (Planned read : plan(question, range)) {
                loader.load(read.table(), read.offsets(), range);
            }
            answer(statement, sink);
        } catch (SQLException e) {
            throw new DataFailure("DuckDB refuses: " + firstLines(e), "Mend the statement", e);
        }
    }

    @Override
    public void close() {
        log.close();
        database.close();
    }

    /// All at once, before any is read: tables of one question know of each other's time.
    private List<Planned> plan(Question question, Range range) throws SQLException {
        List<TopicTable> wanted = new ArrayList<>();
        for (String name : question.ranges().keySet()) {
            TopicTable table = tables.get(name);
            if (table != null) {
                wanted.add(table);
            } else if (!isKnownToDatabase(name)) {
                throw unknown(name);
            }
        }
        return wanted.stream()
                .sorted(ReadOrder.DERIVED_FIRST)
                .map(table -> {
                    Range seeks =
                            requireNonNull(question.ranges().get(table.name())).intersect(range);
                    return new Planned(table, log.plan(table.topic(), seeks));
                })
                .toList();
    }

    private void declareTables() {
        try {
            for (TopicTable table : tables.values()) {
                loader.declare(table);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a table of the catalogue cannot be declared", e);
        }
    }

    private void answer(String statement, AnswerSink sink) throws SQLException {
        try (Statement execution = database.connection().createStatement()) {
            if (execution.execute(statement)) {
                try (ResultSet rows = execution.getResultSet()) {
                    sink.accept(rows);
                }
            }
        }
    }

    /// Tables of the session's own, files, and DuckDB's views of itself.
    private boolean isKnownToDatabase(String name) throws SQLException {
        if (name.contains(".") || name.contains("/") || name.startsWith("duckdb_") || name.startsWith("sqlite_")) {
            return true;
        }
        try (var lookup = database.connection()
                .prepareStatement("SELECT 1 FROM information_schema.tables WHERE lower(table_name) = ?")) {
            lookup.setString(1, name);
            try (ResultSet found = lookup.executeQuery()) {
                return found.next();
            }
        }
    }

    private DataFailure unknown(String name) {
        return new DataFailure(
                "There is no table `" + name + "`",
                "The tables are " + String.join(", ", tables.keySet())
                        + "; `describe chat_firehose` shows the columns of one");
    }

    private static String firstLines(SQLException e) {
        return String.valueOf(e.getMessage()).strip();
    }
}
