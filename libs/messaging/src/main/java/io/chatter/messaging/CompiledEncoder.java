package io.chatter.messaging;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/// An encoder that writes the very bytes that Avro's writer does; what that one spends on looking up conversions and on
/// the texts of ids falls away. A null where the schema has none is a [NullPointerException]. Thread-safe; the buffer
/// belongs to the calling thread and is reused.
final class CompiledEncoder implements RecordEncoder {

    private static final ThreadLocal<ByteSink> SINK = ThreadLocal.withInitial(ByteSink::new);

    private final ValuePlan plan;

    /// @param own a class whose schema [SchemaShape] covers
    CompiledEncoder(RecordClass own) {
        this.plan = ValuePlan.of(own.schema(), own.type().getClassLoader());
    }

    @Override
    public byte[] encode(byte[] header, SpecificRecord record) {
        ByteSink sink = SINK.get();
        sink.restart(header);
        record(plan, (SpecificRecordBase) record, sink);
        return sink.toByteArray();
    }

    private static void record(ValuePlan plan, SpecificRecordBase record, ByteSink sink) {
        ValuePlan[] fields = plan.parts;
        for (int i = 0; i < fields.length; i++) {
            value(fields[i], record.get(i), sink);
        }
    }

    private static void value(ValuePlan plan, @Nullable Object value, ByteSink sink) {
        if (plan.nullIndex != ValuePlan.NO_NULL) {
            sink.writeLong(value == null ? plan.nullIndex : 1 - plan.nullIndex);
            if (value == null) {
                return;
            }
        }
        present(plan, value, sink);
    }

    @SuppressWarnings("NullAway") // Null where the schema has none: the caller's error, and told as such.
    private static void present(ValuePlan plan, @Nullable Object value, ByteSink sink) {
        switch (plan.kind) {
            case RECORD -> record(plan, (SpecificRecordBase) value, sink);
            case ARRAY -> array(plan.parts[0], (Collection<?>) value, sink);
            case ENUM -> sink.writeLong(((Enum<?>) value).ordinal());
            case STRING -> sink.writeString((String) value);
            case UUID -> sink.writeUuid((UUID) value);
            case INSTANT -> sink.writeLong(((Instant) value).toEpochMilli());
            case LONG -> sink.writeLong((Long) value);
            case INT -> sink.writeLong((Integer) value);
            case FLOAT -> sink.writeFloat((Float) value);
            case DOUBLE -> sink.writeDouble((Double) value);
            case BOOLEAN -> sink.writeBoolean((Boolean) value);
            case NULL -> {}
        }
    }

    private static void array(ValuePlan element, Collection<?> items, ByteSink sink) {
        if (!items.isEmpty()) {
            sink.writeLong(items.size());
            for (Object item : items) {
                value(element, item, sink);
            }
        }
        sink.writeLong(0);
    }
}
