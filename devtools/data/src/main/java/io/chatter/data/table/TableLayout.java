package io.chatter.data.table;

import io.chatter.data.log.DecodedRecord;
import io.chatter.data.table.Column.Stage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/// The columns of one topic's table: those of its values, then where and when each record stands in the
/// log. Owned by one thread.
final class TableLayout {

    private static final String HEADERS_TYPE = "MAP(VARCHAR, VARCHAR)";
    private static final int WIRE_HEADER = 1 + Integer.BYTES;

    private final TopicTable table;
    private final Stage stage = new Stage();
    private final List<String> names = new ArrayList<>();
    private final List<Column> values = new ArrayList<>();
    private final Column rawValue;
    private final Column partition;
    private final Column offset;
    private final Column timestamp;
    private final Column key;
    private final Column headers;
    private final Column schemaId;

    TableLayout(TopicTable table) {
        this.table = table;
        for (Schema.Field field : table.value().map(Schema::getFields).orElse(List.of())) {
            names.add(field.name());
            values.add(Column.of(field.schema(), stage));
        }
        rawValue = new Column.Scalar(stage.add("BLOB"));
        partition = new Column.Scalar(stage.add("INTEGER"));
        offset = new Column.Scalar(stage.add("BIGINT"));
        timestamp = new Column.Scalar(stage.add("TIMESTAMPTZ"));
        key = new Column.Scalar(stage.add("VARCHAR"));
        headers = new Column.Nested(stage.add("VARCHAR"), HEADERS_TYPE, new JsonText());
        schemaId = new Column.Scalar(stage.add("INTEGER"));
    }

    /// The statement that makes the staging table anew.
    String createStaging() {
        return "CREATE OR REPLACE TABLE " + staging() + "(" + stage.declarations() + ")";
    }

    /// The statement that makes the view that queries see.
    String createView() {
        Map<String, String> columns = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            columns.put(names.get(i), values.get(i).expression());
        }
        if (table.value().isEmpty()) {
            columns.put("_value", rawValue.expression());
        }
        columns.put("_topic", "'" + table.topic().replace("'", "''") + "'");
        columns.put("_partition", partition.expression());
        columns.put("_offset", offset.expression());
        columns.put("_timestamp", timestamp.expression());
        columns.put("_key", key.expression());
        columns.put("_headers", headers.expression());
        columns.put("_schema_id", schemaId.expression());
        List<String> selected = new ArrayList<>();
        columns.forEach((name, expression) -> selected.add(expression + " AS " + ColumnType.quoted(name)));
        return "CREATE OR REPLACE VIEW " + ColumnType.quoted(table.name()) + " AS SELECT " + String.join(", ", selected)
                + " FROM " + staging();
    }

    String staging() {
        return Database.STAGING + "." + ColumnType.quoted(table.name());
    }

    void append(DuckDBAppender row, DecodedRecord record) throws SQLException {
        ConsumerRecord<byte[], byte[]> raw = record.raw();
        SpecificRecord value = record.value();
        row.beginRow();
        for (int i = 0; i < values.size(); i++) {
            values.get(i).append(row, value == null ? null : value.get(i));
        }
        rawValue.append(row, table.value().isEmpty() ? raw.value() : null);
        row.append(raw.partition());
        row.append(raw.offset());
        timestamp.append(row, Instant.ofEpochMilli(raw.timestamp()));
        key.append(row, raw.key() == null ? null : new String(raw.key(), StandardCharsets.UTF_8));
        headers.append(row, headersOf(raw));
        schemaId.append(row, schemaIdOf(raw.value()).orElse(null));
        row.endRow();
    }

    /// The last header of each name, as text.
    private static Map<String, @Nullable String> headersOf(ConsumerRecord<?, ?> record) {
        Map<String, @Nullable String> headers = new LinkedHashMap<>();
        for (Header header : record.headers()) {
            byte[] value = header.value();
            headers.put(header.key(), value == null ? null : new String(value, StandardCharsets.UTF_8));
        }
        return headers;
    }

    private static Optional<Integer> schemaIdOf(byte @Nullable [] value) {
        return value == null || value.length < WIRE_HEADER || value[0] != 0
                ? Optional.empty()
                : Optional.of(ByteBuffer.wrap(value, 1, Integer.BYTES).getInt());
    }
}
