package io.chatter.data.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.chatter.data.DataFailure;
import io.chatter.data.log.Range;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds out what a statement reads, from DuckDB's own syntax tree of it.
///
/// A predicate narrows a read when it stands in the WHERE of the very SELECT that names the table,
/// alone or under AND, and compares `_partition`, `_offset` or `_timestamp` with something constant
/// (see [Predicates]). Everything else reads the whole table, and is right, too: the query itself
/// filters again. Owned by one thread.
final class QuestionReader {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /// A table as one FROM names it.
    private record Reference(JsonNode node, String table, String alias) {}

    private final Connection connection;
    private final Predicates predicates;
    private final Map<String, Range> ranges = new HashMap<>();
    private final Set<JsonNode> narrowed = new HashSet<>();
    private final Set<String> ownNames = new HashSet<>();

    private QuestionReader(Connection connection) {
        this.connection = connection;
        this.predicates = new Predicates(new Constants(connection));
    }

    /// @param known names of all tables, for statements that DuckDB gives no tree of: what they name,
    ///     they read whole
    /// @throws DataFailure when the statement is no SQL
    static Question read(Connection connection, String statement, Collection<String> known) throws SQLException {
        return new QuestionReader(connection).read(statement, known);
    }

    private Question read(String statement, Collection<String> known) throws SQLException {
        JsonNode tree = treeOf(statement);
        if (tree.path("error").asBoolean()) {
            if (tree.path("error_type").asText().equals("parser")) {
                throw new DataFailure(
                        "That is no SQL: " + tree.path("error_message").asText(), "Mend the statement");
            }
            return wordsOf(statement, known);
        }
        collectOwnNames(tree);
        visit(tree);
        return new Question(ranges);
    }

    private JsonNode treeOf(String statement) throws SQLException {
        try (PreparedStatement serialise = connection.prepareStatement("SELECT json_serialize_sql(?::VARCHAR)")) {
            serialise.setString(1, statement);
            try (ResultSet result = serialise.executeQuery()) {
                result.next();
                return JSON.readTree(result.getString(1));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("DuckDB's syntax tree is JSON", e);
        }
    }

    private static Question wordsOf(String statement, Collection<String> known) {
        Map<String, Range> named = new HashMap<>();
        WORD.matcher(statement)
                .results()
                .map(word -> word.group().toLowerCase(Locale.ROOT))
                .filter(known::contains)
                .forEach(word -> named.put(word, Range.EVERYTHING));
        return new Question(named);
    }

    /// Names that the statement gives to parts of itself hide tables of that name.
    private void collectOwnNames(JsonNode node) {
        node.path("cte_map")
                .path("map")
                .forEach(entry -> ownNames.add(entry.path("key").asText().toLowerCase(Locale.ROOT)));
        node.forEach(this::collectOwnNames);
    }

    private void visit(JsonNode node) throws SQLException {
        String type = node.path("type").asText();
        if (type.equals("SELECT_NODE")) {
            narrow(node);
        } else if (type.equals("BASE_TABLE") && !narrowed.contains(node)) {
            add(reference(node), Range.EVERYTHING);
        } else if (type.equals("SHOW_REF") && node.path("show_type").asText().equals("DESCRIBE")) {
            return; // columns are known without a record
        }
        for (JsonNode child : node) {
            visit(child);
        }
    }

    private void narrow(JsonNode select) throws SQLException {
        List<Reference> references = new ArrayList<>();
        collectReferences(select.path("from_table"), references);
        for (Reference reference : references) {
            boolean alone = select.path("from_table").equals(reference.node());
            add(reference, predicates.rangeOf(select.path("where_clause"), reference.alias(), alone));
            narrowed.add(reference.node());
        }
    }

    /// Tables that are joined row by row; a filter on one of them may go ahead of such a join, and of
    /// no other.
    private void collectReferences(JsonNode from, List<Reference> references) {
        String type = from.path("type").asText();
        if (type.equals("BASE_TABLE")) {
            references.add(reference(from));
        } else if (type.equals("JOIN")
                && Set.of("REGULAR", "CROSS").contains(from.path("ref_type").asText())) {
            collectReferences(from.path("left"), references);
            collectReferences(from.path("right"), references);
        }
    }

    private static Reference reference(JsonNode node) {
        String table = node.path("table_name").asText().toLowerCase(Locale.ROOT);
        String alias = node.path("alias").asText().toLowerCase(Locale.ROOT);
        return new Reference(node, table, alias.isEmpty() ? table : alias);
    }

    private void add(Reference reference, Range range) {
        if (reference.node().path("schema_name").asText().isEmpty() && !ownNames.contains(reference.table())) {
            ranges.merge(reference.table(), range, Range::hull);
        }
    }
}
