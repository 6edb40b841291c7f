package io.chatter.data.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalLong;
import java.util.Set;

/// Lets DuckDB itself work out expressions that need no table, such as `now() - INTERVAL 10 MINUTE`.
final class Constants {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> NOT_CONSTANT =
            Set.of("COLUMN_REF", "SUBQUERY", "STAR", "PARAMETER", "LAMBDA", "WINDOW");
    private static final Set<String> VOLATILE = Set.of("random", "uuid", "gen_random_uuid", "uuidv7", "nextval");

    private final Connection connection;

    Constants(Connection connection) {
        this.connection = connection;
    }

    /// An instant in epoch milliseconds, rounded down; empty when the expression is none.
    OptionalLong millis(JsonNode expression) throws SQLException {
        return number(expression, "epoch_ms(CAST((%s) AS TIMESTAMPTZ))");
    }

    /// A whole number; empty when the expression is none.
    OptionalLong whole(JsonNode expression) throws SQLException {
        return number(
                expression,
                "CASE WHEN CAST((%1$s) AS DOUBLE) = floor(CAST((%1$s) AS DOUBLE)) THEN CAST((%1$s) AS BIGINT) END");
    }

    private OptionalLong number(JsonNode expression, String form) throws SQLException {
        if (!isConstant(expression)) {
            return OptionalLong.empty();
        }
        String select = textOf(expression);
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT " + form.formatted(select))) {
            result.next();
            long value = result.getLong(1);
            return result.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
        } catch (SQLException notOfThatType) {
            return OptionalLong.empty();
        }
    }

    private static boolean isConstant(JsonNode node) {
        if (NOT_CONSTANT.contains(node.path("class").asText())
                || VOLATILE.contains(node.path("function_name").asText())) {
            return false;
        }
        for (JsonNode child : node) {
            if (!isConstant(child)) {
                return false;
            }
        }
        return true;
    }

    /// `SELECT` and the expression.
    private String textOf(JsonNode expression) throws SQLException {
        JsonNode tree = tree("SELECT json_serialize_sql(?::VARCHAR)", "SELECT 0");
        ArrayNode selected = (ArrayNode) tree.at("/statements/0/node/select_list");
        selected.removeAll().add(expression);
        ((ObjectNode) tree).put("error", false);
        return ask("SELECT json_deserialize_sql(CAST(? AS JSON))", tree.toString());
    }

    private JsonNode tree(String question, String argument) throws SQLException {
        try {
            return JSON.readTree(ask(question, argument));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("DuckDB's syntax tree is JSON", e);
        }
    }

    private String ask(String question, String argument) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setString(1, argument);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getString(1);
            }
        }
    }
}
