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
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Finds out what a statement reads, from DuckDB's own syntax tree of it.
///
/// A predicate narrows a read when it stands in the WHERE of the very SELECT that names the table,
/// alone or under AND, and compares `_partition`, `_offset` or `_timestamp` with something constant
/// (see [Predicates]). Everything else reads the whole table, and is right, too: the query itself
/// filters again. Where a name may be a topic's table or something else, such as a part of the
/// statement of that name, the table is read. Owned by one thread.
final class QuestionReader {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// They read what texts say that may be put together as they run.
    private static final Set<String> DYNAMIC = Set.of("query", "query_table", "json_execute_serialized_sql");

    private static final Pattern DYNAMIC_CALL =
            Pattern.compile("\\b(" + String.join("|", DYNAMIC) + ")\"?\\s*\\(", Pattern.CASE_INSENSITIVE);

    /// A table as one FROM names it.
    private record Reference(JsonNode node, String table, String alias) {}

    private final Connection connection;
    private final Set<String> known;
    private final Predicates predicates;
    private final Map<String, Range> ranges = new HashMap<>();
    private final Set<JsonNode> narrowed = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<String> ownNames = new HashSet<>();

    private QuestionReader(Connection connection, Collection<String> known) {
        this.connection = connection;
        this.known = Set.copyOf(known);
        this.predicates = new Predicates(new Constants(connection));
    }

    /// @param known names of the topics' tables
    /// @throws DataFailure when the statement is no SQL, or does not show what it reads
    static Question read(Connection connection, String statement, Collection<String> known) throws SQLException {
        return new QuestionReader(connection, known).read(statement);
    }

    private Question read(String statement) throws SQLException {
        JsonNode tree = treeOf(statement);
        if (!tree.path("error").asBoolean()) {
            collectOwnNames(tree);
            visit(tree);
        } else if (tree.path("error_type").asText().equals("parser")) {
            throw new DataFailure(
                    "That is no SQL: " + tree.path("error_message").asText(), "Mend the statement");
        } else {
            addWordsOf(statement);
        }
        for (String definition : new Definitions(connection).behind(statement, known)) {
            addWordsOf(definition);
        }
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

    /// Whole tables, for texts of which there is no tree: those that are named.
    private void addWordsOf(String text) {
        if (DYNAMIC_CALL.matcher(text).find()) {
            throw dynamic();
        }
        Words.of(text).stream().filter(known::contains).forEach(table -> ranges.put(table, Range.EVERYTHING));
    }

    private static DataFailure dynamic() {
        return new DataFailure(
                "What " + String.join(", ", new TreeSet<>(DYNAMIC)) + " read cannot be seen before they run",
                "Name the tables in a FROM of the statement");
    }

    /// Names that the statement gives to parts of itself.
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
        } else if (type.equals("TABLE_FUNCTION")) {
            function(node.path("function"));
        } else if (type.equals("SHOW_REF") && node.path("show_type").asText().equals("DESCRIBE")) {
            return; // columns are known without a record
        }
        for (JsonNode child : node) {
            visit(child);
        }
    }

    /// Some take names of tables.
    private void function(JsonNode call) {
        if (DYNAMIC.contains(call.path("function_name").asText().toLowerCase(Locale.ROOT))) {
            throw dynamic();
        }
        addWordsOf(call.toString());
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
        if (type.equals("BASE_TABLE") && from.path("column_name_alias").isEmpty()) {
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

    /// A topic's table has that name in every schema: at worst it is read for nothing. Of other names,
    /// those of no schema and of no part of the statement are told.
    private void add(Reference reference, Range range) {
        boolean isOurs = known.contains(reference.table());
        boolean isUnknown =
                reference.node().path("schema_name").asText().isEmpty() && !ownNames.contains(reference.table());
        if (isOurs || isUnknown) {
            ranges.merge(reference.table(), range, Range::hull);
        }
    }
}
