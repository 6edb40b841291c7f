package io.chatter.messaging;

import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/// Makes random generic values fit their logical types: ids become UUIDs, times stay within what an Instant takes.
final class ValidText {

    private static final long YEAR_3000 = 32_503_680_000_000L;

    private ValidText() {}

    static Object in(Schema schema, Object value, Random random) {
        return switch (schema.getType()) {
            case RECORD -> record((GenericData.Record) value, random);
            case ARRAY -> list(schema, (Collection<?>) value, random);
            case UNION -> value == null ? value : in(present(schema), value, random);
            case STRING ->
                SchemaShape.isUuid(schema) ? new UUID(random.nextLong(), random.nextLong()).toString() : value;
            case LONG -> SchemaShape.isInstant(schema) ? Math.floorMod((Long) value, YEAR_3000) : value;
            default -> value;
        };
    }

    private static GenericData.Record record(GenericData.Record record, Random random) {
        for (Schema.Field field : record.getSchema().getFields()) {
            record.put(field.pos(), in(field.schema(), record.get(field.pos()), random));
        }
        return record;
    }

    private static GenericData.Array<Object> list(Schema schema, Collection<?> items, Random random) {
        List<Object> valid = items.stream()
                .map(item -> in(schema.getElementType(), item, random))
                .toList();
        return new GenericData.Array<>(schema, valid);
    }

    private static Schema present(Schema union) {
        return union.getTypes().get(1 - SchemaShape.nullIndex(union));
    }
}
