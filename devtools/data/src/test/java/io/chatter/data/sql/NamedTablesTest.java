package io.chatter.data.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chatter.data.Chat;
import io.chatter.data.DataFailure;
import io.chatter.data.PlantedTopics;
import io.chatter.data.log.Range;
import io.chatter.data.table.ReadProgress;
import io.chatter.topics.TopicCatalogue;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tables are read as they are now, whatever way a statement comes to them.
class NamedTablesTest {

    private static final int LINES = 20;

    @TempDir
    static Path spill;

    private static PlantedTopics topics;

    private SqlSession session;

    @BeforeAll
    static void plant() {
        topics = new PlantedTopics();
        for (int i = 0; i < LINES; i++) {
            Instant at = Chat.NOON.plusSeconds(i);
            topics.plant(TopicCatalogue.CHAT_FIREHOSE, 2, at, "demo", Chat.human("demo", "ann", "line " + i, at));
        }
        topics.flush();
    }

    @AfterAll
    static void close() {
        topics.close();
    }

    @BeforeEach
    void open() {
        session = SqlSession.open(topics.address(), spill, ReadProgress.SILENT);
    }

    @AfterEach
    void closeSession() {
        session.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select count(*) from main.chat_firehose",
                "select count(*) from memory.main.Chat_Firehose",
                "select count(*) from memory.chat_firehose",
                "with chat_firehose as (select * from chat_firehose where room_id = 'demo') select count(*) from chat_firehose",
                "select count(*) + (with chat_firehose as (select 1) select 0 from chat_firehose) from chat_firehose",
                "select sum(count)::int from histogram(chat_firehose, _offset)",
                "select 1; select count(*) from chat_firehose"
            })
    void shouldReadATableThatIsNamedInAnotherWay(String statement) {
        assertThat(ask(statement)).isEqualTo(LINES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create view mine as select count(*) from chat_firehose; select * from mine",
                "create view inner_one as from chat_firehose; create temp view mine as from inner_one; select count(*) from mine",
                "create macro mine() as table select * from chat_firehose; select count(*) from mine()",
                "create macro mine() as (select count(*) from chat_firehose); select mine()",
                "prepare mine as select count(*) from chat_firehose; execute mine"
            })
    void shouldReadAnewWhatADefinitionReads(String statements) {
        // Given
        String[] all = statements.split("; ");
        for (int i = 0; i < all.length - 1; i++) {
            session.ask(all[i], Range.EVERYTHING, rows -> {});
        }
        ask("select count(*) from chat_firehose where _offset = 5");

        // When, then
        assertThat(ask(all[all.length - 1])).isEqualTo(LINES);
    }

    @Test
    void shouldKeepATableOfItsOwnAsItWasMade() {
        // Given
        session.ask("create table mine as from chat_firehose where _offset < 3", Range.EVERYTHING, rows -> {});
        ask("select count(*) from chat_firehose where _offset = 5");

        // When, then
        assertThat(ask("select count(*) from mine")).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select count(*) from query_table('chat_firehose')",
                "select count(*) from Query('select * from chat_' || 'firehose')",
                "create view mine as from query('select * from chat_' || 'firehose')"
            })
    void shouldRefuseWhatDoesNotShowWhatItReads(String statement) {
        assertThatThrownBy(() -> ask(statement))
                .isInstanceOf(DataFailure.class)
                .hasMessageContaining("query_table")
                .extracting(failure -> ((DataFailure) failure).mend())
                .asString()
                .contains("FROM");
    }

    private int ask(String statement) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        session.ask(
                statement,
                Range.EVERYTHING,
                AnswerFormat.CSV.to(new PrintStream(out, true, StandardCharsets.UTF_8), rows -> {}));
        return Integer.parseInt(
                out.toString(StandardCharsets.UTF_8).lines().toList().getLast());
    }
}
