package io.chatter.data.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {

    @TempDir
    Path spill;

    @Test
    void shouldHandOnRowsBeforeItHasAll() throws SQLException {
        try (Database database = Database.open(spill, "200MB");
                Statement statement = database.connection().createStatement();
                ResultSet rows = statement.executeQuery(
                        "select case when i = 50_000_000 then error('too late') else i end from range(50_000_001) r(i)")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getLong(1)).isZero();
        }
    }

    @Test
    void shouldKeepNothingOfWorkThatFailsAndGoOn() throws SQLException {
        try (Database database = Database.open(spill, "200MB")) {
            // Given
            database.execute("create table t(i integer)");

            // When
            var thrown = catchThrowableOfType(
                    IllegalStateException.class,
                    () -> database.inOneTransaction(() -> {
                        database.execute("insert into t values (1)");
                        throw new IllegalStateException("cut off");
                    }));
            long kept = database.inOneTransaction(() -> {
                database.execute("insert into t values (2), (3)");
                return 2;
            });

            // Then
            assertThat(thrown).hasMessage("cut off");
            assertThat(kept).isEqualTo(2);
            try (Statement statement = database.connection().createStatement();
                    ResultSet sum = statement.executeQuery("select sum(i) from t")) {
                sum.next();
                assertThat(sum.getLong(1)).isEqualTo(5);
            }
        }
    }
}
