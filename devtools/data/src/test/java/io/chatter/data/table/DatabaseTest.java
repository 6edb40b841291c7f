package io.chatter.data.table;

import static org.assertj.core.api.Assertions.assertThat;

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
}
