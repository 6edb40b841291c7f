package io.chatter.data.table;

import java.util.List;
import org.apache.avro.Schema;

/// The DuckDB type of an Avro schema. Every type takes nulls: a tombstone has no values.
final class ColumnType {

    private ColumnType() {}

    /// @throws IllegalArgumentException for what no schema of chatter has: fixed, bytes, unions of more
    ///     than one type
    static String of(Schema schema) {
        return switch (schema.getType()) {
            case STRING -> isLogical(schema, "uuid") ? "UUID" : "VARCHAR";
            case ENUM -> "VARCHAR";
            case LONG -> isLogical(schema, "timestamp-millis") ? "TIMESTAMPTZ" : "BIGINT";
            case INT -> "INTEGER";
            case FLOAT -> "FLOAT";
            case DOUBLE -> "DOUBLE";
            case BOOLEAN -> "BOOLEAN";
            case ARRAY -> of(schema.getElementType()) + "[]";
            case MAP -> "MAP(VARCHAR, " + of(schema.getValueType()) + ")";
            case UNION -> of(present(schema));
            case RECORD -> struct(schema);
            case NULL, FIXED, BYTES -> throw new IllegalArgumentException("no column type for " + schema);
        };
    }

    /// The other branch of a union with null; the schema itself when it is no union.
    static Schema present(Schema schema) {
        if (schema.getType() != Schema.Type.UNION) {
            return schema;
        }
        List<Schema> branches = schema.getTypes().stream()
                .filter(branch -> branch.getType() != Schema.Type.NULL)
                .toList();
        if (branches.size() != 1) {
            throw new IllegalArgumentException("no column type for the union " + schema);
        }
        return branches.getFirst();
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String struct(Schema schema) {
        return "STRUCT("
                + String.join(
                        ", ",
                        schema.getFields().stream()
                                .map(field -> quoted(field.name()) + " " + of(field.schema()))
                                .toList())
                + ")";
    }

    private static boolean isLogical(Schema schema, String name) {
        return schema.getLogicalType() != null
                && schema.getLogicalType().getName().equals(name);
    }
}
