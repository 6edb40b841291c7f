package io.chatter.data.table;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/// Lists and maps as the JSON text that DuckDB casts to nested types.
final class JsonText {

    private final StringBuilder text = new StringBuilder(128);

    /// Starts anew; owned by one thread.
    String of(Object value) {
        text.setLength(0);
        write(value);
        return text.toString();
    }

    private void write(@Nullable Object value) {
        switch (value) {
            case null -> text.append("null");
            case Collection<?> items -> list(items);
            case Map<?, ?> entries -> map(entries);
            case SpecificRecord record -> record(record);
            case Double number when !Double.isFinite(number) -> quote(number.toString());
            case Float number when !Float.isFinite(number) -> quote(number.toString());
            case Number number -> text.append(number);
            case Boolean truth -> text.append(truth);
            case Instant instant -> quote(instant.toString());
            default -> quote(value.toString());
        }
    }

    private void list(Collection<?> items) {
        char separator = '[';
        for (Object item : items) {
            text.append(separator);
            write(item);
            separator = ',';
        }
        text.append(items.isEmpty() ? "[]" : "]");
    }

    private void map(Map<?, ?> entries) {
        char separator = '{';
        for (Map.Entry<?, ?> entry : entries.entrySet()) {
            text.append(separator);
            quote(String.valueOf(entry.getKey()));
            text.append(':');
            write(entry.getValue());
            separator = ',';
        }
        text.append(entries.isEmpty() ? "{}" : "}");
    }

    private void record(SpecificRecord record) {
        char separator = '{';
        for (Schema.Field field : record.getSchema().getFields()) {
            text.append(separator).append('"').append(field.name()).append("\":");
            write(record.get(field.pos()));
            separator = ',';
        }
        text.append('}');
    }

    private void quote(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char letter = value.charAt(i);
            if (letter == '"' || letter == '\\') {
                text.append('\\').append(letter);
            } else if (letter == 0) {
                text.append('\uFFFD'); // DuckDB takes no NUL out of JSON
            } else if (letter < ' ') {
                text.append(String.format("\\u%04x", (int) letter));
            } else {
                text.append(letter);
            }
        }
        text.append('"');
    }
}
