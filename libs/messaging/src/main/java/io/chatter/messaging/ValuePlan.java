package io.chatter.messaging;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.Supplier;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/// A schema of generated classes, walked once, that the compiled encoder and decoder follow for every value: one switch
/// over `kind` where a tree of small objects would cost a call that no compiler can inline for every field. Immutable.
final class ValuePlan {

    /// What a value is, in Java.
    enum Kind {
        RECORD,
        ARRAY,
        ENUM,
        STRING,
        UUID,
        INSTANT,
        LONG,
        INT,
        FLOAT,
        DOUBLE,
        BOOLEAN,
        NULL
    }

    /// The [#nullIndex] of what is never null.
    static final int NO_NULL = -1;

    final Kind kind;
    /// The branch of null where the schema is a union of null and one other type.
    final int nullIndex;
    /// The fields of a record, or the one element of an array.
    final ValuePlan[] parts;
    /// The constants of an enum.
    final Object[] constants;

    private final @Nullable Supplier<SpecificRecordBase> constructor;

    private ValuePlan(Schema schema, int nullIndex, ClassLoader classes) {
        this.kind = kind(schema);
        this.nullIndex = nullIndex;
        this.parts = switch (kind) {
            case RECORD ->
                schema.getFields().stream()
                        .map(field -> of(field.schema(), classes))
                        .toArray(ValuePlan[]::new);
            case ARRAY -> new ValuePlan[] {of(schema.getElementType(), classes)};
            default -> new ValuePlan[0];
        };
        this.constants = kind == Kind.ENUM ? generated(schema, classes).getEnumConstants() : new Object[0];
        this.constructor = kind == Kind.RECORD ? constructor(generated(schema, classes)) : null;
    }

    /// @param schema one that [SchemaShape] covers
    /// @param classes from where the record's own class comes; Avro's model may find another one of the
    ///     same name, where there are several class loaders
    static ValuePlan of(Schema schema, ClassLoader classes) {
        if (schema.getType() != Schema.Type.UNION) {
            return new ValuePlan(schema, NO_NULL, classes);
        }
        int nullIndex = SchemaShape.nullIndex(schema);
        return new ValuePlan(schema.getTypes().get(1 - nullIndex), nullIndex, classes);
    }

    /// An empty record of this plan's class.
    SpecificRecordBase newRecord() {
        if (constructor == null) {
            throw new IllegalStateException("only records are made empty, not " + kind);
        }
        return constructor.get();
    }

    private static Kind kind(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> Kind.RECORD;
            case ARRAY -> Kind.ARRAY;
            case ENUM -> Kind.ENUM;
            case STRING -> SchemaShape.isUuid(schema) ? Kind.UUID : Kind.STRING;
            case LONG -> SchemaShape.isInstant(schema) ? Kind.INSTANT : Kind.LONG;
            case INT -> Kind.INT;
            case FLOAT -> Kind.FLOAT;
            case DOUBLE -> Kind.DOUBLE;
            case BOOLEAN -> Kind.BOOLEAN;
            case NULL -> Kind.NULL;
            case UNION, MAP, FIXED, BYTES -> throw new IllegalArgumentException("not covered: " + schema);
        };
    }

    private static Class<?> generated(Schema schema, ClassLoader classes) {
        try {
            return Class.forName(schema.getFullName(), true, classes);
        } catch (ClassNotFoundException e) {
            throw new AvroRuntimeException("no generated class " + schema.getFullName() + " beside its record", e);
        }
    }

    /// The constructor as a function that the JIT inlines, as it does not with reflection. It is made in
    /// the record's own class loader.
    @SuppressWarnings("unchecked") // what it makes is a generated record
    private static Supplier<SpecificRecordBase> constructor(Class<?> type) {
        try {
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            MethodHandle constructor = lookup.findConstructor(type, MethodType.methodType(void.class));
            return (Supplier<SpecificRecordBase>) LambdaMetafactory.metafactory(
                            lookup,
                            "get",
                            MethodType.methodType(Supplier.class),
                            MethodType.methodType(Object.class),
                            constructor,
                            MethodType.methodType(type))
                    .getTarget()
                    .invoke();
        } catch (Throwable e) {
            throw new AvroRuntimeException("cannot construct a " + type.getName(), e);
        }
    }
}
