package io.chatter.data.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.data.Chat;
import io.chatter.data.PlantedTopics;
import io.chatter.data.log.Range;
import io.chatter.data.table.ReadProgress;
import io.chatter.data.table.TopicTable;
import io.chatter.topics.TopicCatalogue;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadOrderTest {

    @TempDir
    Path spill;

    @Test
    void shouldReadAllTablesOfAQuestionAsTheyWereAtItsBegin() {
        // Given
        try (PlantedTopics topics = new PlantedTopics()) {
            plant(topics);
            ReadProgress chat = new ReadProgress() {
                @Override
                public void read(String topic, long records, int partitions, Duration took) {
                    plant(topics);
                }
            };
            ByteArrayOutputStream out = new ByteArrayOutputStream();

            // When
            try (SqlSession session = SqlSession.open(topics.address(), spill, chat)) {
                session.ask(
                        "select (select count(*) from chat_ingest), (select count(*) from chat_firehose)",
                        Range.EVERYTHING,
                        AnswerFormat.CSV.to(new PrintStream(out, true, StandardCharsets.UTF_8), rows -> {}));
            }

            // Then
            assertThat(out.toString(StandardCharsets.UTF_8).lines().toList()).endsWith("1,1");
        }
    }

    @Test
    void shouldTakeTheEndOfWindowsBeforeThatOfTheirLines() {
        assertThat(Stream.of(
                                "chat.firehose",
                                "chat.ingest",
                                "replay.again.chat.firehose",
                                "replay.again.chat.trends",
                                "chat.bot-density")
                        .map(TopicTable::of)
                        .sorted(ReadOrder.DERIVED_FIRST)
                        .map(TopicTable::topic))
                .containsExactly(
                        "chat.bot-density",
                        "replay.again.chat.trends",
                        "chat.firehose",
                        "replay.again.chat.firehose",
                        "chat.ingest");
    }

    private static void plant(PlantedTopics topics) {
        for (var topic : java.util.List.of(TopicCatalogue.CHAT_INGEST, TopicCatalogue.CHAT_FIREHOSE)) {
            topics.plant(topic, 1, Chat.NOON, "demo", Chat.human("demo", "ann", "hello", Chat.NOON));
        }
        topics.flush();
    }
}
