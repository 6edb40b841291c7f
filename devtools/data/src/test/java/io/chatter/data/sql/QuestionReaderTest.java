package io.chatter.data.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.chatter.data.DataFailure;
import io.chatter.data.log.Interval;
import io.chatter.data.log.Partitions;
import io.chatter.data.log.Range;
import io.chatter.data.table.Database;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuestionReaderTest {

    private static final Set<String> KNOWN = Set.of("chat_firehose", "chat_trends");

    @TempDir
    static Path spill;

    private static Database database;

    @BeforeAll
    static void open() {
        database = Database.open(spill, "200MB");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void shouldFindTheTablesOfJoinsSubqueriesAndUnions() {
        assertThat(ranges("select * from chat_firehose f join (select * from Chat_Trends) t using (room_id)"))
                .containsOnlyKeys("chat_firehose", "chat_trends");
        assertThat(ranges(
                        "with x as (select 1 from chat_trends) select * from x union all select 2 from chat_firehose"))
                .containsOnlyKeys("chat_firehose", "chat_trends");
        assertThat(ranges("select (select count(*) from chat_trends)")).containsOnlyKeys("chat_trends");
        assertThat(ranges("select 1")).isEmpty();
        assertThat(ranges("describe chat_firehose")).isEmpty();
        assertThat(ranges("show tables")).isEmpty();
        assertThat(ranges("summarize chat_firehose")).containsEntry("chat_firehose", Range.EVERYTHING);
    }

    @Test
    void shouldNarrowByPartitionOffsetAndTime() {
        // When
        Range range = ranges("select * from chat_firehose where _partition in (1, 2) and 10 < _offset"
                        + " and _offset <= 5 * 4 and _timestamp between '2026-11-22 12:00' and timestamptz '2026-11-22 13:00Z'"
                        + " and text like '%a%'")
                .get("chat_firehose");

        // Then
        assertThat(range.partitions()).isEqualTo(Partitions.only(Set.of(1, 2)));
        assertThat(range.offsets()).isEqualTo(new Interval(11, 21));
        assertThat(range.times())
                .isEqualTo(new Interval(
                        Instant.parse("2026-11-22T12:00:00Z").toEpochMilli(),
                        Instant.parse("2026-11-22T13:00:00Z").toEpochMilli() + 1));
    }

    @Test
    void shouldWorkOutTimesThatDependOnNow() {
        Range range = ranges("select * from chat_firehose f where f._timestamp > now() - interval 10 minute")
                .get("chat_firehose");
        assertThat(range.times().from()).isCloseTo(System.currentTimeMillis() - 600_000, within(30_000L));
        assertThat(range.times().to()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void shouldReadEverythingWhereAPredicateMayNotGoAhead() {
        for (String where : new String[] {
            "_offset > 5 or text = 'a'",
            "not (_offset > 5)",
            "_offset > length(text)",
            "_offset > random()",
            "_offset > 2.5",
            "abs(_offset) = 5",
            "_offset <> 5"
        }) {
            assertThat(ranges("select * from chat_firehose where " + where))
                    .as(where)
                    .containsEntry("chat_firehose", Range.EVERYTHING);
        }
        assertThat(ranges("select * from chat_firehose f positional join chat_trends t where f._offset = 5"))
                .containsEntry("chat_firehose", Range.EVERYTHING);
    }

    @Test
    void shouldCoverEveryMentionOfATable() {
        assertThat(ranges("select * from chat_firehose a join chat_firehose b on a.text = b.text"
                                + " where a._offset < 10 and b._offset between 20 and 29")
                        .get("chat_firehose")
                        .offsets())
                .isEqualTo(new Interval(Long.MIN_VALUE, 30));
        assertThat(ranges("select * from chat_firehose where _offset = 1 and _partition = (select max(_partition) from"
                        + " chat_firehose)"))
                .containsEntry("chat_firehose", Range.EVERYTHING);
    }

    @Test
    void shouldReadWhatStatementsWithoutATreeName() {
        assertThat(ranges("create table mine as select * from chat_firehose"))
                .containsEntry("chat_firehose", Range.EVERYTHING);
        assertThatThrownBy(() -> ranges("selec 1"))
                .isInstanceOf(DataFailure.class)
                .hasMessageContaining("syntax error");
    }

    private static Map<String, Range> ranges(String statement) {
        try {
            return QuestionReader.read(database.connection(), statement, KNOWN).ranges();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
