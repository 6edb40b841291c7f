package io.chatter.data.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.data.table.Database;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerFormatTest {

    @TempDir
    Path spill;

    @Test
    void shouldKeepColumnsOfTheSameNameApart() throws SQLException {
        assertThat(print(AnswerFormat.JSON, "select 1 as a, 2 as a, 3 as a_1, 4 as a"))
                .isEqualTo("{\"a\":1,\"a_2\":2,\"a_1\":3,\"a_3\":4}\n");
        assertThat(print(AnswerFormat.CSV, "select 1 as a, 2 as a")).isEqualTo("a,a_1\n1,2\n");
    }

    private String print(AnswerFormat format, String question) throws SQLException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Database database = Database.open(spill, "200MB");
                Statement statement = database.connection().createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            format.to(new PrintStream(out, true, StandardCharsets.UTF_8), count -> {})
                    .accept(rows);
        }
        return out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
