package io.chatter.messaging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/// A decoder for values that were written in the version compiled in, which is nearly all of them. Lists in its records
/// are for reading only. Thread-safe.
final class CompiledDecoder implements RecordDecoder {

    private final ValuePlan plan;
    private final StringPool strings = new StringPool();

    /// @param target a class whose schema [SchemaShape] covers
    CompiledDecoder(RecordClass target) {
        this.plan = ValuePlan.of(target.schema(), target.type().getClassLoader());
    }

    @Override
    public SpecificRecord decode(byte[] payload, int offset) {
        return record(plan, new ByteSource(payload, offset, strings));
    }

    private static SpecificRecordBase record(ValuePlan plan, ByteSource source) {
        SpecificRecordBase record = plan.newRecord();
        ValuePlan[] fields = plan.parts;
        for (int i = 0; i < fields.length; i++) {
            record.put(i, value(fields[i], source));
        }
        return record;
    }

    private static @Nullable Object value(ValuePlan plan, ByteSource source) {
        if (plan.nullIndex != ValuePlan.NO_NULL && isNull(plan.nullIndex, source.readInt())) {
            return null;
        }
        return switch (plan.kind) {
            case RECORD -> record(plan, source);
            case ARRAY -> array(plan.parts[0], source);
            case ENUM -> plan.constants[source.readInt()];
            case STRING -> source.readString();
            case UUID -> source.readUuid();
            case INSTANT -> Instant.ofEpochMilli(source.readLong());
            case LONG -> source.readLong();
            case INT -> source.readInt();
            case FLOAT -> source.readFloat();
            case DOUBLE -> source.readDouble();
            case BOOLEAN -> source.readBoolean();
            case NULL -> null;
        };
    }

    private static List<@Nullable Object> array(ValuePlan element, ByteSource source) {
        int count = source.readBlock();
        if (count == 0) {
            return List.of();
        }
        List<@Nullable Object> items = new ArrayList<>(count);
        while (count > 0) {
            for (int i = 0; i < count; i++) {
                items.add(value(element, source));
            }
            count = source.readBlock();
        }
        return items;
    }

    private static boolean isNull(int nullIndex, int branch) {
        if (branch < 0 || branch > 1) {
            throw new IndexOutOfBoundsException("no branch " + branch + " in a union of two");
        }
        return branch == nullIndex;
    }
}
