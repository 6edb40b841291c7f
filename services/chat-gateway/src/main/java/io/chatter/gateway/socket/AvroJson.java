package io.chatter.gateway.socket;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/// Writes Avro records as plain JSON: times as epoch milliseconds, enums and ids as strings, absent values left out.
final class AvroJson {

    private AvroJson() {}

    /// Writes the fields of `value`, without the braces around them, but for those in `omitted`.
    static void writeFields(IndexedRecord value, List<String> omitted, JsonGenerator json) throws IOException {
        for (var field : value.getSchema().getFields()) {
            Object content = value.get(field.pos());
            if (content != null && !omitted.contains(field.name())) {
                json.writeFieldName(field.name());
                write(content, json);
            }
        }
    }

    private static void write(@Nullable Object value, JsonGenerator json) throws IOException {
        switch (value) {
            case null -> json.writeNull();
            case IndexedRecord nested -> {
                json.writeStartObject();
                writeFields(nested, List.of(), json);
                json.writeEndObject();
            }
            case List<?> list -> {
                json.writeStartArray();
                for (Object item : list) {
                    write(item, json);
                }
                json.writeEndArray();
            }
            case Map<?, ?> map -> {
                json.writeStartObject();
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    json.writeFieldName(entry.getKey().toString());
                    write(entry.getValue(), json);
                }
                json.writeEndObject();
            }
            case Instant time -> json.writeNumber(time.toEpochMilli());
            case Boolean flag -> json.writeBoolean(flag);
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case Float number -> json.writeNumber(number);
            case Double number -> json.writeNumber(number);
            // UUIDs, enum constants and strings.
            default -> json.writeString(value.toString());
        }
    }
}
