package io.chatter.messaging;

import java.lang.reflect.Constructor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/// A decoder for values that were written in the version compiled in, which is nearly all of them: it walks the schema
/// once,
/// into a tree of readers. Lists in its records are for reading only. Thread-safe.
final class CompiledDecoder implements RecordDecoder {

    /// Reads the values of one schema.
    private interface ValueReader {
        @Nullable
        Object read(ByteSource source);
    }

    /// Reads the values of a record's schema.
    private interface RecordReader extends ValueReader {
        @Override
        SpecificRecord read(ByteSource source);
    }

    private final ClassLoader classes;
    private final RecordReader reader;

    /// @param target a class whose schema [SchemaShape] covers
    CompiledDecoder(RecordClass target) {
        this.classes = target.type().getClassLoader();
        this.reader = record(target.schema());
    }

    @Override
    public SpecificRecord decode(byte[] payload, int offset) {
        return reader.read(new ByteSource(payload, offset));
    }

    private ValueReader compile(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> record(schema);
            case ARRAY -> array(compile(schema.getElementType()));
            case UNION -> nullable(schema);
            case STRING -> SchemaShape.isUuid(schema) ? ByteSource::readUuid : ByteSource::readString;
            case LONG ->
                SchemaShape.isInstant(schema)
                        ? source -> Instant.ofEpochMilli(source.readLong())
                        : ByteSource::readLong;
            case INT -> ByteSource::readInt;
            case FLOAT -> ByteSource::readFloat;
            case DOUBLE -> ByteSource::readDouble;
            case BOOLEAN -> ByteSource::readBoolean;
            case ENUM -> constant(schema);
            case NULL -> source -> null;
            case MAP, FIXED, BYTES -> throw new IllegalArgumentException("not covered: " + schema);
        };
    }

    private RecordReader record(Schema schema) {
        Constructor<? extends SpecificRecord> constructor = constructor(schema);
        ValueReader[] fields = schema.getFields().stream()
                .map(field -> compile(field.schema()))
                .toArray(ValueReader[]::new);
        return source -> {
            SpecificRecord record = newInstance(constructor);
            for (int i = 0; i < fields.length; i++) {
                record.put(i, fields[i].read(source));
            }
            return record;
        };
    }

    private static ValueReader array(ValueReader element) {
        return source -> {
            int count = source.readBlock();
            if (count == 0) {
                return List.of();
            }
            List<@Nullable Object> items = new ArrayList<>(count);
            while (count > 0) {
                for (int i = 0; i < count; i++) {
                    items.add(element.read(source));
                }
                count = source.readBlock();
            }
            return items;
        };
    }

    private ValueReader nullable(Schema union) {
        int nullIndex = SchemaShape.nullIndex(union);
        ValueReader present = compile(union.getTypes().get(1 - nullIndex));
        return source -> {
            int index = source.readInt();
            if (index == nullIndex) {
                return null;
            }
            if (index != 1 - nullIndex) {
                throw new IndexOutOfBoundsException("no branch " + index + " in a union of two");
            }
            return present.read(source);
        };
    }

    private ValueReader constant(Schema schema) {
        Object[] constants = generated(schema).getEnumConstants();
        return source -> constants[source.readInt()];
    }

    private Constructor<? extends SpecificRecord> constructor(Schema schema) {
        Class<?> type = generated(schema);
        try {
            return type.asSubclass(SpecificRecord.class).getConstructor();
        } catch (NoSuchMethodException e) {
            throw new AvroRuntimeException("generated classes have a public constructor without arguments", e);
        }
    }

    /// From where the record's own class comes: Avro's model may find another one of the same name, where there are
    /// several class loaders.
    private Class<?> generated(Schema schema) {
        try {
            return Class.forName(schema.getFullName(), true, classes);
        } catch (ClassNotFoundException e) {
            throw new AvroRuntimeException("no generated class " + schema.getFullName() + " beside its record", e);
        }
    }

    private static SpecificRecord newInstance(Constructor<? extends SpecificRecord> constructor) {
        try {
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AvroRuntimeException(
                    "cannot create a " + constructor.getDeclaringClass().getName(), e);
        }
    }
}
