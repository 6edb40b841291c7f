package io.chatter.messaging;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/// Which schemas the compiled encoders and decoders cover: trees of records, arrays, enums, nullable values and the
/// primitives and logical types that chatter's records are made of. Everything else goes through Avro's own classes.
final class SchemaShape {

    private SchemaShape() {}

    static boolean isCovered(Schema schema, SpecificData model) {
        return isCovered(schema, model, new HashSet<>());
    }

    /// Whether values of `schema` are [UUID]s in Java.
    static boolean isUuid(Schema schema) {
        return isLogical(schema, "uuid");
    }

    /// Whether values of `schema` are [Instant]s in Java.
    static boolean isInstant(Schema schema) {
        return isLogical(schema, "timestamp-millis");
    }

    /// The place of null in a union of null and one other type.
    static int nullIndex(Schema union) {
        return union.getTypes().getFirst().getType() == Schema.Type.NULL ? 0 : 1;
    }

    private static boolean isCovered(Schema schema, SpecificData model, Set<String> outer) {
        return switch (schema.getType()) {
            case RECORD -> isTree(schema, model, outer);
            case ARRAY -> isCovered(schema.getElementType(), model, outer);
            case UNION ->
                isNullable(schema) && schema.getTypes().stream().allMatch(type -> isCovered(type, model, outer));
            case STRING -> schema.getLogicalType() == null || isUuid(schema) && converts(model, UUID.class, schema);
            case LONG -> schema.getLogicalType() == null || isInstant(schema) && converts(model, Instant.class, schema);
            case INT, BOOLEAN, FLOAT, DOUBLE, ENUM, NULL -> schema.getLogicalType() == null;
            case MAP, FIXED, BYTES -> false;
        };
    }

    private static boolean isTree(Schema record, SpecificData model, Set<String> outer) {
        if (!outer.add(record.getFullName())) {
            return false;
        }
        boolean covered = record.getFields().stream().allMatch(field -> isCovered(field.schema(), model, outer));
        outer.remove(record.getFullName());
        return covered;
    }

    private static boolean isNullable(Schema union) {
        List<Schema> types = union.getTypes();
        return types.size() == 2
                && types.stream()
                                .filter(type -> type.getType() == Schema.Type.NULL)
                                .count()
                        == 1;
    }

    private static boolean isLogical(Schema schema, String name) {
        LogicalType type = schema.getLogicalType();
        return type != null && type.getName().equals(name);
    }

    private static boolean converts(SpecificData model, Class<?> type, Schema schema) {
        return model.getConversionByClass(type, schema.getLogicalType()) != null;
    }
}
