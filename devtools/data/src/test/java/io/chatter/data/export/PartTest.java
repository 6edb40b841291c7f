package io.chatter.data.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.data.log.Interval;
import io.chatter.data.log.OffsetRange;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class PartTest {

    @Test
    void shouldCutPartsWithOneRangeOfEachPartition() {
        // Given
        TopicPartition one = new TopicPartition("t", 0);
        TopicPartition two = new TopicPartition("t", 1);

        // When
        List<Part> parts = Part.cut(
                "t",
                List.of(
                        new OffsetRange(one, new Interval(0, 5)),
                        new OffsetRange(one, new Interval(10, 22)),
                        new OffsetRange(two, new Interval(0, 3))),
                10);

        // Then
        assertThat(parts)
                .extracting(Part::ranges)
                .containsExactly(
                        List.of(new OffsetRange(one, new Interval(0, 5))),
                        List.of(new OffsetRange(one, new Interval(10, 20))),
                        List.of(new OffsetRange(one, new Interval(20, 22)), new OffsetRange(two, new Interval(0, 3))));
    }
}
