package io.chatter.data.sql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.Blob;
import java.sql.SQLException;
import java.sql.Struct;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Map;
import org.duckdb.DuckDBStruct;
import org.jspecify.annotations.Nullable;

/// DuckDB's values as JSON: instants as ISO text in UTC, bytes in hexadecimal, numbers as numbers
/// unless they are none.
final class Cell {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Cell() {}

    static JsonNode of(@Nullable Object value) throws SQLException {
        return switch (value) {
            case null -> NODES.nullNode();
            case Boolean truth -> NODES.booleanNode(truth);
            case Double number when !Double.isFinite(number) -> NODES.textNode(number.toString());
            case Float number when !Float.isFinite(number) -> NODES.textNode(number.toString());
            case Double number -> NODES.numberNode(number);
            case Float number -> NODES.numberNode(number);
            case BigDecimal number -> NODES.numberNode(number);
            case BigInteger number -> NODES.numberNode(number);
            case Number number -> NODES.numberNode(number.longValue());
            case OffsetDateTime time -> NODES.textNode(time.toInstant().toString());
            case DuckDBStruct struct -> object(struct.getMap());
            case Struct struct -> list(struct.getAttributes());
            case Array array -> list((Object[]) array.getArray());
            case Map<?, ?> map -> object(map);
            case Blob blob -> NODES.textNode(HexFormat.of().formatHex(blob.getBytes(1, (int) blob.length())));
            default -> NODES.textNode(value.toString());
        };
    }

    /// Text for a person or a CSV file: nested values as JSON, nothing for null.
    static String text(@Nullable Object value) throws SQLException {
        JsonNode node = of(value);
        if (node.isNull()) {
            return "";
        }
        return node.isContainerNode() ? node.toString() : node.asText();
    }

    private static ObjectNode object(Map<?, ?> entries) throws SQLException {
        ObjectNode object = NODES.objectNode();
        for (Map.Entry<?, ?> entry : entries.entrySet()) {
            object.set(String.valueOf(entry.getKey()), of(entry.getValue()));
        }
        return object;
    }

    private static ArrayNode list(Object[] items) throws SQLException {
        ArrayNode list = NODES.arrayNode(items.length);
        for (Object item : items) {
            list.add(of(item));
        }
        return list;
    }
}
