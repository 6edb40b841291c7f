package io.chatter.data.table;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/// One column of a table: how it is staged, and the expression that shows it. Owned by one thread.
sealed interface Column {

    /// Hands out names of staged columns in the order in which they are appended.
    final class Stage {

        private final List<String> declarations = new ArrayList<>();

        /// A new column of `type`; returns its name.
        String add(String type) {
            String name = "c" + declarations.size();
            declarations.add(name + " " + type);
            return name;
        }

        String declarations() {
            return String.join(", ", declarations);
        }
    }

    /// What the view selects.
    String expression();

    /// Appends the staged columns of `value`, which is null where there is none.
    void append(DuckDBAppender row, @Nullable Object value) throws SQLException;

    static Column of(Schema schema, Stage stage) {
        Schema present = ColumnType.present(schema);
        return switch (present.getType()) {
            case RECORD -> Struct.of(present, stage);
            case ARRAY, MAP -> new Nested(stage.add("VARCHAR"), ColumnType.of(present), new JsonText());
            default -> new Scalar(stage.add(ColumnType.of(present)));
        };
    }

    /// A column that is staged as it is shown.
    record Scalar(String expression) implements Column {

        @Override
        public void append(DuckDBAppender row, @Nullable Object value) throws SQLException {
            switch (value) {
                case null -> row.appendNull();
                case String text -> row.append(text);
                case UUID id -> row.append(id);
                case Instant instant -> row.appendEpochMicros(Math.multiplyExact(instant.toEpochMilli(), 1_000L));
                case Long number -> row.append(number.longValue());
                case Integer number -> row.append(number.intValue());
                case Double number -> row.append(number.doubleValue());
                case Float number -> row.append(number.floatValue());
                case Boolean truth -> row.append(truth.booleanValue());
                case byte[] bytes -> row.append(bytes);
                default -> row.append(value.toString());
            }
        }
    }

    /// A list or map, staged as JSON.
    record Nested(String staged, String type, JsonText json) implements Column {

        @Override
        public String expression() {
            return "CAST(CAST(" + staged + " AS JSON) AS " + type + ")";
        }

        @Override
        public void append(DuckDBAppender row, @Nullable Object value) throws SQLException {
            if (value == null) {
                row.appendNull();
            } else {
                row.append(json.of(value));
            }
        }
    }

    /// A record inside the record: whether it is there, then its fields.
    record Struct(String present, List<String> names, List<Column> fields) implements Column {

        static Struct of(Schema schema, Stage stage) {
            String present = stage.add("BOOLEAN");
            List<String> names = new ArrayList<>();
            List<Column> fields = new ArrayList<>();
            for (Schema.Field field : schema.getFields()) {
                names.add(field.name());
                fields.add(Column.of(field.schema(), stage));
            }
            return new Struct(present, names, fields);
        }

        @Override
        public String expression() {
            List<String> parts = new ArrayList<>();
            for (int i = 0; i < fields.size(); i++) {
                parts.add(
                        ColumnType.quoted(names.get(i)) + " := " + fields.get(i).expression());
            }
            return "CASE WHEN " + present + " THEN struct_pack(" + String.join(", ", parts) + ") END";
        }

        @Override
        public void append(DuckDBAppender row, @Nullable Object value) throws SQLException {
            SpecificRecord record = (SpecificRecord) value;
            row.append(record != null);
            for (int i = 0; i < fields.size(); i++) {
                fields.get(i).append(row, record == null ? null : record.get(i));
            }
        }
    }
}
