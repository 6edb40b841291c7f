package io.chatter.architecture.reference;

import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;

/// Topics and records, from the catalogue and the schemas' own docs.
final class TopicsPage {

    private TopicsPage() {}

    static String text() {
        StringBuilder page = new StringBuilder("""
                # Topics and records

                Generated from `TopicCatalogue` and the Avro schemas. Values are Avro in the Confluent wire format, keys UTF-8
                strings. Each topic has a dead-letter topic with the suffix `.dlq`.

                | topic | key | value | partitions | kept |
                |---|---|---|---|---|
                """);
        Map<String, Schema> records = new LinkedHashMap<>();
        for (TopicSpec topic : TopicCatalogue.all()) {
            page.append("| `%s` | %s | [%s](#%s) | %d | %s |\n"
                    .formatted(
                            topic.name(),
                            topic.key().replace("|", "\\|"),
                            topic.value().getName(),
                            topic.value().getName().toLowerCase(Locale.ROOT),
                            topic.partitions(),
                            kept(topic)));
            collect(topic.value(), records);
        }
        records.values().forEach(record -> append(record, page));
        return page.toString();
    }

    private static String kept(TopicSpec topic) {
        return switch (topic.cleanup()) {
            case COMPACT -> "compacted";
            case DELETE -> topic.retention().toDays() + " d";
        };
    }

    private static void collect(Schema schema, Map<String, Schema> records) {
        switch (schema.getType()) {
            case RECORD -> {
                if (records.putIfAbsent(schema.getFullName(), schema) == null) {
                    schema.getFields().forEach(field -> collect(field.schema(), records));
                }
            }
            case ENUM -> records.putIfAbsent(schema.getFullName(), schema);
            case ARRAY -> collect(schema.getElementType(), records);
            case MAP -> collect(schema.getValueType(), records);
            case UNION -> schema.getTypes().forEach(type -> collect(type, records));
            default -> {}
        }
    }

    private static void append(Schema schema, StringBuilder page) {
        page.append("\n## ").append(schema.getName()).append("\n\n");
        page.append(schema.getDoc()).append('\n');
        if (schema.getType() == Schema.Type.ENUM) {
            page.append("\n`")
                    .append(String.join("` `", schema.getEnumSymbols()))
                    .append("`; readers that know fewer take `")
                    .append(schema.getEnumDefault())
                    .append("`.\n");
            return;
        }
        page.append("\n| field | type | meaning |\n|---|---|---|\n");
        for (Schema.Field field : schema.getFields()) {
            page.append("| `%s` | %s | %s |\n".formatted(field.name(), type(field.schema()), field.doc()));
        }
    }

    private static String type(Schema schema) {
        LogicalType logical = schema.getLogicalType();
        if (logical != null) {
            return logical.getName();
        }
        return switch (schema.getType()) {
            case ARRAY -> "array of " + type(schema.getElementType());
            case MAP -> "map of " + type(schema.getValueType());
            case UNION -> "optional " + type(schema.getTypes().getLast());
            case RECORD, ENUM -> schema.getName();
            default -> schema.getType().getName();
        };
    }
}
