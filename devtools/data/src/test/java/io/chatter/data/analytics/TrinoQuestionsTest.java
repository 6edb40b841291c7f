package io.chatter.data.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chatter.data.sql.QuestionFile;
import io.chatter.data.table.TopicTable;
import io.chatter.topics.TopicCatalogue;
import io.trino.sql.parser.ParsingException;
import io.trino.sql.parser.SqlParser;
import io.trino.sql.tree.CreateTable;
import io.trino.sql.tree.Node;
import io.trino.sql.tree.Query;
import io.trino.sql.tree.Statement;
import io.trino.sql.tree.Table;
import io.trino.sql.tree.WithQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is shipped for Trino is Trino's SQL, by its own parser, over tables that there are. None of it is run.
class TrinoQuestionsTest {

    private static final Path ROOT = Path.of(System.getProperty("chatter.root")).normalize();
    private static final Path QUESTIONS = ROOT.resolve("docker/analytics/trino/questions");
    private static final SqlParser TRINO = new SqlParser();

    @Test
    void shouldShipEachQuestionForTrinoToo() {
        assertThat(QuestionFile.names(QUESTIONS)).isEqualTo(QuestionFile.names(ROOT.resolve("configs/sql")));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void shouldAskTrinoInItsOwnLanguageOfTablesThatThereAre(String question) throws IOException {
        // When
        List<Statement> statements =
                statements(QuestionFile.named(QUESTIONS, question).with(Map.of()));

        // Then
        Set<String> known = new HashSet<>(Set.of("kafka.chatter.chat_ingest_dlq"));
        TopicCatalogue.all().forEach(topic -> {
            known.add(TopicTable.of(topic).name());
            known.add("replay_again_" + TopicTable.of(topic).name());
        });
        assertThat(statements).singleElement().isInstanceOf(Query.class);
        all(statements.getFirst(), WithQuery.class)
                .forEach(named -> known.add(named.getName().getValue()));
        assertThat(all(statements.getFirst(), Table.class)
                        .map(table -> table.getName().toString()))
                .isNotEmpty()
                .isSubsetOf(known);
    }

    @Test
    void shouldDefineItsTablesInTheLanguageOfTrino() throws IOException {
        // When
        List<Statement> statements = statements(Files.readString(ROOT.resolve("docker/analytics/trino/tables.sql")));

        // Then
        assertThat(statements.stream().filter(CreateTable.class::isInstance))
                .hasSize(TopicCatalogue.all().size());
    }

    /// Or this test could not tell.
    @Test
    void shouldRefuseTheQuestionsOfDuckDb() throws IOException {
        String duckDb = Files.readString(ROOT.resolve("configs/sql/bot-share.sql"));
        assertThatThrownBy(() -> statements(duckDb)).isInstanceOf(ParsingException.class);
    }

    private static List<String> questions() {
        return QuestionFile.names(QUESTIONS);
    }

    /// A script's, each of which ends with a semicolon at the end of a line.
    private static List<Statement> statements(String script) {
        return Arrays.stream(script.split(";\\R"))
                .filter(statement -> !statement.isBlank())
                .map(TRINO::createStatement)
                .toList();
    }

    private static <N extends Node> Stream<N> all(Node node, Class<N> kind) {
        Stream<N> itself = kind.isInstance(node) ? Stream.of(kind.cast(node)) : Stream.of();
        return Stream.concat(itself, node.getChildren().stream().flatMap(child -> all(child, kind)));
    }
}
