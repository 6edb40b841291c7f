package io.chatter.data.sql;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/// How answers are printed. Each prints rows as they come, a table after looking at the first thousand.
public enum AnswerFormat {
    /// Columns for people; long values are cut.
    TABLE {
        @Override
        long print(ResultSet rows, PrintStream out) throws SQLException {
            return new TextTable(out).print(rows);
        }
    },
    /// One object a line.
    JSON {
        @Override
        long print(ResultSet rows, PrintStream out) throws SQLException {
            List<String> names = names(rows);
            long count = 0;
            while (rows.next()) {
                ObjectNode object = JsonNodeFactory.instance.objectNode();
                for (int i = 0; i < names.size(); i++) {
                    object.set(names.get(i), Cell.of(rows.getObject(i + 1)));
                }
                out.println(object);
                count++;
            }
            return count;
        }
    },
    /// RFC 4180 with a header; nested values as JSON text.
    CSV {
        @Override
        long print(ResultSet rows, PrintStream out) throws SQLException {
            List<String> names = names(rows);
            out.println(csv(names));
            long count = 0;
            while (rows.next()) {
                out.println(csv(cells(rows, names.size())));
                count++;
            }
            return count;
        }
    };

    /// Prints all rows.
    ///
    /// @return how many there were
    abstract long print(ResultSet rows, PrintStream out) throws SQLException;

    /// A sink that prints to `out` and tells the number of rows to `counted`.
    public AnswerSink to(PrintStream out, LongConsumer counted) {
        return rows -> {
            counted.accept(print(rows, out));
            out.flush();
        };
    }

    /// Each once: the second `room_id` is `room_id_1`, as DuckDB calls it in a table.
    static List<String> names(ResultSet rows) throws SQLException {
        List<String> labels = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            labels.add(rows.getMetaData().getColumnLabel(i));
        }
        Set<String> taken = new HashSet<>(labels);
        Set<String> names = new LinkedHashSet<>();
        for (String label : labels) {
            String name = label;
            for (int again = 1; names.contains(name) || !name.equals(label) && taken.contains(name); again++) {
                name = label + "_" + again;
            }
            names.add(name);
        }
        return List.copyOf(names);
    }

    static List<String> cells(ResultSet rows, int columns) throws SQLException {
        String[] cells = new String[columns];
        for (int i = 0; i < columns; i++) {
            cells[i] = Cell.text(rows.getObject(i + 1));
        }
        return Arrays.asList(cells);
    }

    private static String csv(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.matches("(?s).*[\",\r\n].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell)
                .collect(Collectors.joining(","));
    }
}
