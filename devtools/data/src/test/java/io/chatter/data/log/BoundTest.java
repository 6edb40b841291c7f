package io.chatter.data.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chatter.data.DataFailure;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BoundTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void shouldReadInstantsAgesAndOffsets() {
        assertThat(Bound.parse("2026-11-22T11:30:00Z", NOW)).isEqualTo(new Bound.At(NOW.minusSeconds(1800)));
        assertThat(Bound.parse("2026-11-22T11:30", NOW)).isEqualTo(new Bound.At(NOW.minusSeconds(1800)));
        assertThat(Bound.parse("15m", NOW)).isEqualTo(new Bound.At(NOW.minusSeconds(900)));
        assertThat(Bound.parse("now", NOW)).isEqualTo(new Bound.At(NOW));
        assertThat(Bound.parse("3:1207", NOW)).isEqualTo(new Bound.Offset(3, 1207));
    }

    @Test
    void shouldSayWhichFormsThereAre() {
        assertThatThrownBy(() -> Bound.parse("yesterday", NOW))
                .isInstanceOf(DataFailure.class)
                .hasMessageContaining("yesterday")
                .extracting(failure -> ((DataFailure) failure).mend())
                .asString()
                .contains("15m", "PARTITION:OFFSET");
    }

    @Test
    void shouldNarrowToThePartitionOfAnOffset() {
        // When
        Range range = Bound.from(new Bound.Offset(3, 100)).intersect(Bound.to(new Bound.Offset(3, 200)));

        // Then
        assertThat(range.covers(3)).isTrue();
        assertThat(range.covers(2)).isFalse();
        assertThat(range.offsets()).isEqualTo(new Interval(100, 200));
        assertThat(range.times()).isEqualTo(Interval.ALL);
    }

    @Test
    void shouldWantNothingWhereTwoPartitionsExcludeEachOther() {
        // When
        Range range = Bound.from(new Bound.Offset(0, 100)).intersect(Bound.to(new Bound.Offset(1, 200)));

        // Then
        assertThat(range.covers(0)).isFalse();
        assertThat(range.covers(1)).isFalse();
        assertThat(range.covers(2)).isFalse();
    }

    @Test
    void shouldCoverBothOfTwoRangesAndNoMoreThanNeeded() {
        Range early = Range.ofOffsets(new Interval(0, 10)).intersect(Range.ofPartitions(Set.of(1)));
        Range late = Range.ofOffsets(new Interval(30, 40)).intersect(Range.ofPartitions(Set.of(2)));
        assertThat(early.hull(late).offsets()).isEqualTo(new Interval(0, 40));
        assertThat(early.hull(late).partitions()).isEqualTo(Partitions.only(Set.of(1, 2)));
        assertThat(early.hull(Range.EVERYTHING)).isEqualTo(Range.EVERYTHING);
        assertThat(new Interval(5, 5).hull(new Interval(7, 9))).isEqualTo(new Interval(7, 9));
    }
}
