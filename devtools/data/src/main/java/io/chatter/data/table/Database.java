package io.chatter.data.table;

import io.chatter.data.DataFailure;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/// An embedded DuckDB that forgets everything when it is closed. Answers come as they are read: one that
/// is open ends when the next statement begins. Owned by one thread; DuckDB runs queries on threads of
/// its own.
public final class Database implements AutoCloseable {

    static final String STAGING = "staging";

    private final DuckDBConnection connection;

    private Database(DuckDBConnection connection) {
        this.connection = connection;
    }

    /// @param spill folder for what does not fit into `memory`; made when it is needed, and emptied
    /// @param memory upper bound of DuckDB's memory, as it writes sizes: `1GB`
    public static Database open(Path spill, String memory) {
        try {
            Properties settings = new Properties();
            settings.setProperty(
                    DuckDBDriver.JDBC_STREAM_RESULTS, "true"); // else answers lie in memory beside `memory`
            Connection connection = DriverManager.getConnection("jdbc:duckdb:", settings);
            Database database = new Database(connection.unwrap(DuckDBConnection.class));
            database.execute("SET memory_limit = '" + memory + "'");
            database.execute("SET temp_directory = '" + spill.toString().replace("'", "''") + "'");
            database.execute("SET TimeZone = 'UTC'");
            database.execute("CREATE SCHEMA " + STAGING);
            return database;
        } catch (SQLException e) {
            throw new DataFailure("DuckDB does not open (" + e.getMessage() + ")", "Free memory and disk", e);
        }
    }

    public DuckDBConnection connection() {
        return connection;
    }

    public void execute(String statement) throws SQLException {
        try (Statement execution = connection.createStatement()) {
            execution.execute(statement);
        }
    }

    /// Work on this database.
    @FunctionalInterface
    interface Work {

        /// @return rows
        long run() throws SQLException;
    }

    /// Does all of `work` or, when it fails, nothing.
    long inOneTransaction(Work work) throws SQLException {
        execute("BEGIN");
        try {
            long rows = work.run();
            execute("COMMIT");
            return rows;
        } catch (SQLException | RuntimeException e) {
            rollBack(e);
            throw e;
        }
    }

    private void rollBack(Exception failure) {
        try {
            execute("ROLLBACK");
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new DataFailure("DuckDB does not close (" + e.getMessage() + ")", "Ignore it: nothing is kept", e);
        }
    }
}
