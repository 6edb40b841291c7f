package io.chatter.data.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.data.Chat;
import io.chatter.data.PlantedTopics;
import io.chatter.data.log.Bound;
import io.chatter.data.log.Range;
import io.chatter.data.table.ReadProgress;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a question may see when a part of the topics was asked for, whatever its predicates say.
class RangedQuestionTest {

    private static final TopicSpec FIREHOSE = TopicCatalogue.CHAT_FIREHOSE;
    private static final String COUNT = "select count(*) from chat_firehose ";

    @TempDir
    static Path spill;

    private static PlantedTopics topics;

    @BeforeAll
    static void plant() {
        topics = new PlantedTopics();
        for (int i = 0; i < 10; i++) {
            Instant at = Chat.NOON.plusSeconds(i);
            topics.plant(FIREHOSE, 2, at, "demo", Chat.human("demo", "ann", "line " + i, at));
            topics.plant(FIREHOSE, 5, at, "den", Chat.human("den", "bo", "line " + i, at));
        }
        topics.flush();
    }

    @AfterAll
    static void close() {
        topics.close();
    }

    @Test
    void shouldSeeNothingOfAPartitionThatTheRangeExcludes() {
        assertThat(ask(COUNT + "where _partition = 5", Bound.from(new Bound.Offset(2, 0))))
                .containsExactly("0");
    }

    @Test
    void shouldSeeNoOffsetBeforeTheRangeThatAnotherReferenceReads() {
        // Given: two references, whose hull is the whole topic
        String either = COUNT + "where _partition = 2 or _offset < 3";

        // When, then
        assertThat(ask(either, Bound.from(new Bound.Offset(2, 4)))).containsExactly("6");
    }

    private static List<String> ask(String statement, Range range) {
        List<String> rows = new ArrayList<>();
        try (SqlSession session = SqlSession.open(topics.address(), spill, ReadProgress.SILENT)) {
            session.ask(statement, range, found -> {
                while (found.next()) {
                    rows.add(found.getString(1));
                }
            });
        }
        return rows;
    }
}
