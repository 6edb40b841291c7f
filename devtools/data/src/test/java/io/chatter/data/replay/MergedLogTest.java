package io.chatter.data.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chatter.data.Chat;
import io.chatter.data.DataFailure;
import io.chatter.data.PlantedTopics;
import io.chatter.data.log.Interval;
import io.chatter.data.log.OffsetRange;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MergedLogTest {

    private static final TopicSpec FIREHOSE = TopicCatalogue.CHAT_FIREHOSE;

    private PlantedTopics topics;

    @BeforeEach
    void plant() {
        topics = new PlantedTopics();
        for (int i = 0; i < 10; i++) {
            Instant at = Chat.NOON.plusSeconds(i);
            topics.plant(FIREHOSE, 1, at, "demo", Chat.human("demo", "ann", "hello " + i, at));
        }
        topics.flush();
    }

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void shouldLeaveNoReaderBehindWhenAPartitionCannotBeRead() {
        // Given: offsets that are there, and some that are not
        List<OffsetRange> ranges = List.of(range(1, 0, 10), range(7, 500, 510));

        // When
        assertThatThrownBy(() -> new MergedLog(topics.address(), ranges)).isInstanceOf(DataFailure.class);

        // Then
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("topic-reader");
    }

    private static OffsetRange range(int partition, long from, long to) {
        return new OffsetRange(new TopicPartition(FIREHOSE.name(), partition), new Interval(from, to));
    }
}
