package io.chatter.data.analytics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.chatter.data.table.TopicTable;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The files of `docker/analytics`, from the catalogue: a topic or a field that is added there is added
/// here, or a test fails.
public final class AnalyticsFiles {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final String GENERATED =
            "-- Generated from the topic catalogue; see docs/how-to/analytics-past-one-machine.md.\n";

    private AnalyticsFiles() {}

    /// Their contents by their paths below the folder.
    public static Map<String, String> all() {
        Map<String, String> files = new TreeMap<>();
        for (TopicSpec topic : TopicCatalogue.all()) {
            files.put("connect/" + tableOf(topic) + ".json", sinkOf(topic));
        }
        files.put("flink/tables.sql", GENERATED + each(AnalyticsFiles::flinkTable));
        files.put(
                "trino/tables.sql",
                GENERATED + "CREATE SCHEMA IF NOT EXISTS iceberg.chatter;\n\n" + each(AnalyticsFiles::trinoTable));
        return files;
    }

    private static String each(java.util.function.Function<TopicSpec, String> table) {
        return TopicCatalogue.all().stream().map(table).collect(Collectors.joining("\n"));
    }

    /// The configuration that Kafka Connect's REST API takes.
    private static String sinkOf(TopicSpec topic) {
        Map<String, String> config = new LinkedHashMap<>();
        config.put("connector.class", "org.apache.iceberg.connect.IcebergSinkConnector");
        config.put("tasks.max", Integer.toString(topic.partitions()));
        config.put("topics", topic.name());
        config.put("consumer.override.isolation.level", "read_committed");
        config.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
        config.put("value.converter", "io.confluent.connect.avro.AvroConverter");
        config.put("value.converter.schema.registry.url", "${env:CHATTER_SCHEMA_REGISTRY_URL}");
        config.put("transforms", "position");
        config.put("transforms.position.type", "org.apache.kafka.connect.transforms.InsertField$Value");
        config.put("transforms.position.partition.field", "_partition");
        config.put("transforms.position.offset.field", "_offset");
        config.put("transforms.position.timestamp.field", "_timestamp");
        config.put("iceberg.tables", "chatter." + tableOf(topic));
        config.put("iceberg.tables.evolve-schema-enabled", "true");
        config.put("iceberg.control.commit.interval-ms", "60000");
        config.put("iceberg.catalog.type", "rest");
        config.put("iceberg.catalog.uri", "${env:ICEBERG_CATALOG_URI}");
        config.put("iceberg.catalog.warehouse", "${env:ICEBERG_WAREHOUSE}");
        Map<String, Object> connector = new LinkedHashMap<>();
        connector.put("name", "chatter-" + tableOf(topic).replace('_', '-'));
        connector.put("config", config);
        try {
            return JSON.writeValueAsString(connector) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of text are always JSON", e);
        }
    }

    /// Reads the topic itself. The schema stands there in full: without it Flink would expect text
    /// where enums are.
    private static String flinkTable(TopicSpec topic) {
        return """
                CREATE TABLE %s (
                    %s,
                    `_key` STRING,
                    `_partition` INT METADATA FROM 'partition' VIRTUAL,
                    `_offset` BIGINT METADATA FROM 'offset' VIRTUAL,
                    `_timestamp` TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
                    `_headers` MAP<STRING, BYTES> METADATA FROM 'headers' VIRTUAL,
                    WATERMARK FOR `_timestamp` AS `_timestamp` - INTERVAL '5' SECOND
                ) WITH (
                    'connector' = 'kafka',
                    'topic' = '%s',
                    'properties.bootstrap.servers' = '${KAFKA_BOOTSTRAP_SERVERS}',
                    'properties.isolation.level' = 'read_committed',
                    'scan.startup.mode' = 'earliest-offset',
                    'key.format' = 'raw',
                    'key.fields' = '_key',
                    'value.fields-include' = 'EXCEPT_KEY',
                    'value.format' = 'avro-confluent',
                    'value.avro-confluent.url' = '${CHATTER_SCHEMA_REGISTRY_URL}',
                    'value.avro-confluent.schema' = '%s'
                );
                """.formatted(
                        tableOf(topic),
                        Dialect.FLINK.fieldsOf(topic.value(), ",\n    "),
                        topic.name(),
                        topic.value()
                                .toString()
                                .replace(",\"avro.java.string\":\"String\"", "")
                                .replace("'", "''"));
    }

    /// What the sink writes into.
    private static String trinoTable(TopicSpec topic) {
        return """
                CREATE TABLE IF NOT EXISTS iceberg.chatter.%s (
                    %s,
                    "_partition" INTEGER,
                    "_offset" BIGINT,
                    "_timestamp" TIMESTAMP(6) WITH TIME ZONE
                ) WITH (
                    format = 'PARQUET',
                    partitioning = ARRAY['hour("_timestamp")', 'room_id']
                );
                """.formatted(tableOf(topic), Dialect.TRINO.fieldsOf(topic.value(), ",\n    "));
    }

    private static String tableOf(TopicSpec topic) {
        return TopicTable.of(topic).name();
    }
}
