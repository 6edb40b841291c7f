package io.chatter.data.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What people give a name to in a session: views, macros and prepared statements. Whoever uses such a
/// name reads what its definition reads, and reads it anew. Owned by one thread.
final class Definitions {

    private static final String ALL = """
            SELECT lower(view_name), sql FROM duckdb_views() WHERE NOT internal
            UNION ALL
            SELECT lower(function_name), macro_definition FROM duckdb_functions()
            WHERE function_type IN ('macro', 'table_macro') AND NOT internal
            UNION ALL
            SELECT lower(name), statement FROM duckdb_prepared_statements()
            """;

    private final Connection connection;

    Definitions(Connection connection) {
        this.connection = connection;
    }

    /// The definitions that `statement` names, and those that they name.
    ///
    /// @param tables names whose definitions are ours and of no interest
    List<String> behind(String statement, Collection<String> tables) throws SQLException {
        Map<String, List<String>> waiting = read();
        waiting.keySet().removeAll(tables);
        List<String> behind = new ArrayList<>();
        Deque<String> texts = new ArrayDeque<>(List.of(statement));
        while (!waiting.isEmpty() && !texts.isEmpty()) {
            for (String word : Words.of(texts.remove())) {
                List<String> found = waiting.remove(word);
                if (found != null) {
                    behind.addAll(found);
                    texts.addAll(found);
                }
            }
        }
        return behind;
    }

    private Map<String, List<String>> read() throws SQLException {
        Map<String, List<String>> all = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet definitions = statement.executeQuery(ALL)) {
            while (definitions.next()) {
                all.computeIfAbsent(definitions.getString(1), _ -> new ArrayList<>())
                        .add(definitions.getString(2));
            }
        }
        return all;
    }
}
