package io.chatter.messaging;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/// An encoder that walks a schema once, into a tree of writers, and after that only values. It writes the very bytes
/// that Avro's writer does; what that one spends on looking up conversions and on the texts of ids falls away.
/// Thread-safe; the buffer belongs to the calling thread and is reused.
final class CompiledEncoder implements RecordEncoder {

    private static final ThreadLocal<ByteSink> SINK = ThreadLocal.withInitial(ByteSink::new);

    /// Writes the values of one schema; a null where the schema has none is a [NullPointerException].
    private interface ValueWriter {
        void write(Object value, ByteSink sink);
    }

    private final ValueWriter writer;

    /// @param schema schema of a generated class, one that [SchemaShape] covers
    CompiledEncoder(Schema schema) {
        this.writer = compile(schema);
    }

    @Override
    public byte[] encode(byte[] header, SpecificRecord record) {
        ByteSink sink = SINK.get();
        sink.restart(header);
        writer.write(record, sink);
        return sink.toByteArray();
    }

    private static ValueWriter compile(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> record(schema);
            case ARRAY -> array(compile(schema.getElementType()));
            case UNION -> nullable(schema);
            case STRING ->
                SchemaShape.isUuid(schema)
                        ? (value, sink) -> sink.writeUuid((UUID) value)
                        : (value, sink) -> sink.writeString((String) value);
            case LONG ->
                SchemaShape.isInstant(schema)
                        ? (value, sink) -> sink.writeLong(((Instant) value).toEpochMilli())
                        : (value, sink) -> sink.writeLong((Long) value);
            case INT -> (value, sink) -> sink.writeLong((Integer) value);
            case FLOAT -> (value, sink) -> sink.writeFloat((Float) value);
            case DOUBLE -> (value, sink) -> sink.writeDouble((Double) value);
            case BOOLEAN -> (value, sink) -> sink.writeBoolean((Boolean) value);
            case ENUM -> (value, sink) -> sink.writeLong(((Enum<?>) value).ordinal());
            case NULL -> (value, sink) -> {};
            case MAP, FIXED, BYTES -> throw new IllegalArgumentException("not covered: " + schema);
        };
    }

    private static ValueWriter record(Schema schema) {
        ValueWriter[] fields = schema.getFields().stream()
                .map(field -> compile(field.schema()))
                .toArray(ValueWriter[]::new);
        return (value, sink) -> {
            SpecificRecord record = (SpecificRecord) value;
            for (int i = 0; i < fields.length; i++) {
                fields[i].write(record.get(i), sink);
            }
        };
    }

    private static ValueWriter array(ValueWriter element) {
        return (value, sink) -> {
            Collection<?> items = (Collection<?>) value;
            if (!items.isEmpty()) {
                sink.writeLong(items.size());
                for (Object item : items) {
                    element.write(item, sink);
                }
            }
            sink.writeLong(0);
        };
    }

    private static ValueWriter nullable(Schema union) {
        int nullIndex = SchemaShape.nullIndex(union);
        ValueWriter present = compile(union.getTypes().get(1 - nullIndex));
        return (value, sink) -> {
            if (value == null) {
                sink.writeLong(nullIndex);
            } else {
                sink.writeLong(1 - nullIndex);
                present.write(value, sink);
            }
        };
    }
}
