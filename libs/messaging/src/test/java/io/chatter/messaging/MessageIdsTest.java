package io.chatter.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessageIdsTest {

    // Later than any real clock, so that this test's ids start a millisecond of their own.
    private static final Instant FUTURE = Instant.parse("2199-01-01T00:00:00.123Z");

    @Test
    void shouldBeUuidsOfVersionSevenThatCarryTheirTime() {
        // Given
        Clock clock = Clock.fixed(FUTURE, ZoneOffset.UTC);

        // When
        UUID id = MessageIds.next(clock);

        // Then
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isGreaterThanOrEqualTo(FUTURE.toEpochMilli());
    }

    @Test
    void shouldRiseWhileTheClockStandsStillOrStepsBack() {
        // Given
        Clock still = Clock.fixed(FUTURE.plusSeconds(1), ZoneOffset.UTC);
        Clock back = Clock.fixed(FUTURE, ZoneOffset.UTC);

        // When
        List<String> ids = Stream.concat(
                        IntStream.range(0, 10_000).mapToObj(i -> MessageIds.next(still)),
                        IntStream.range(0, 100).mapToObj(i -> MessageIds.next(back)))
                .map(UUID::toString)
                .toList();

        // Then
        assertThat(ids).isSorted().doesNotHaveDuplicates();
    }
}
