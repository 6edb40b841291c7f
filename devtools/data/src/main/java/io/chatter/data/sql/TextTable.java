package io.chatter.data.sql;

import java.io.PrintStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Rows in columns as wide as the widest of the first thousand cells.
final class TextTable {

    private static final int LOOKED_AT = 1_000;
    private static final int WIDEST = 60;

    private final PrintStream out;

    TextTable(PrintStream out) {
        this.out = out;
    }

    long print(ResultSet rows) throws SQLException {
        List<String> names = AnswerFormat.names(rows);
        List<List<String>> first = new ArrayList<>();
        boolean more = rows.next();
        for (; more && first.size() < LOOKED_AT; more = rows.next()) {
            first.add(cells(rows, names.size()));
        }
        int[] widths = widths(names, first);
        line(names, widths);
        first.forEach(row -> line(row, widths));
        long count = first.size();
        for (; more; more = rows.next()) {
            line(cells(rows, names.size()), widths);
            count++;
        }
        return count;
    }

    private static List<String> cells(ResultSet rows, int columns) throws SQLException {
        return AnswerFormat.cells(rows, columns).stream()
                .map(cell -> cell.replaceAll("\\R", " "))
                .map(cell -> cell.length() > WIDEST ? cell.substring(0, WIDEST - 1) + "…" : cell)
                .toList();
    }

    private static int[] widths(List<String> names, List<List<String>> rows) {
        int[] widths = names.stream().mapToInt(String::length).toArray();
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return widths;
    }

    private void line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(cells.get(i))
                    .repeat(' ', Math.max(0, widths[i] - cells.get(i).length()))
                    .append("  ");
        }
        out.println(line.toString().stripTrailing());
    }
}
