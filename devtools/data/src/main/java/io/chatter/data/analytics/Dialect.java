package io.chatter.data.analytics;

import org.apache.avro.Schema;

/// How an engine writes the types of Avro schemas.
enum Dialect {
    /// As the `avro-confluent` format reads them, which holds a table's types to those of the schema, nulls included;
    /// identifiers quoted by backticks.
    FLINK {
        @Override
        String instant() {
            return "TIMESTAMP(3)";
        }

        @Override
        String text() {
            return "STRING";
        }

        @Override
        String list(String element) {
            return "ARRAY<" + element + ">";
        }

        @Override
        String map(String value) {
            return "MAP<STRING NOT NULL, " + value + ">";
        }

        @Override
        String struct(String fields) {
            return "ROW<" + fields + ">";
        }

        @Override
        String quoted(String name) {
            return "`" + name + "`";
        }

        @Override
        String floating() {
            return "FLOAT";
        }

        @Override
        String required(String type) {
            return type + " NOT NULL";
        }
    },

    /// As Iceberg tables have them in Trino; UUIDs are text, for Kafka Connect has no type of theirs.
    TRINO {
        @Override
        String instant() {
            return "TIMESTAMP(6) WITH TIME ZONE";
        }

        @Override
        String text() {
            return "VARCHAR";
        }

        @Override
        String list(String element) {
            return "ARRAY(" + element + ")";
        }

        @Override
        String map(String value) {
            return "MAP(VARCHAR, " + value + ")";
        }

        @Override
        String struct(String fields) {
            return "ROW(" + fields + ")";
        }

        @Override
        String quoted(String name) {
            return '"' + name + '"';
        }

        @Override
        String floating() {
            return "REAL";
        }

        @Override
        String required(String type) {
            return type;
        }
    };

    abstract String instant();

    abstract String text();

    abstract String floating();

    abstract String list(String element);

    abstract String map(String value);

    abstract String struct(String fields);

    abstract String quoted(String name);

    /// A type of which there is always a value.
    abstract String required(String type);

    /// The type of a column, field or element.
    String typeOf(Schema schema) {
        return schema.getType() == Schema.Type.UNION ? nullable(present(schema)) : required(nullable(schema));
    }

    private String nullable(Schema schema) {
        return switch (schema.getType()) {
            case STRING, ENUM -> text();
            case LONG -> schema.getLogicalType() == null ? "BIGINT" : instant();
            case INT -> this == FLINK ? "INT" : "INTEGER";
            case FLOAT -> floating();
            case DOUBLE -> "DOUBLE";
            case BOOLEAN -> "BOOLEAN";
            case ARRAY -> list(typeOf(schema.getElementType()));
            case MAP -> map(typeOf(schema.getValueType()));
            case RECORD -> struct(fieldsOf(schema, ", "));
            case UNION, NULL, FIXED, BYTES -> throw new IllegalArgumentException("no type for " + schema);
        };
    }

    /// Names and types of a record's fields.
    String fieldsOf(Schema record, String separator) {
        return String.join(
                separator,
                record.getFields().stream()
                        .map(field -> quoted(field.name()) + " " + typeOf(field.schema()))
                        .toList());
    }

    private static Schema present(Schema union) {
        return union.getTypes().stream()
                .filter(branch -> branch.getType() != Schema.Type.NULL)
                .findFirst()
                .orElseThrow();
    }
}
