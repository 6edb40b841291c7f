package io.chatter.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LineRingTest {

    @Test
    void shouldGiveTheLinesAfterAnOffsetThatIsNoLine() {
        // Given: offsets with holes, as commit markers leave them
        LineRing ring = new LineRing(10, 100);
        add(ring, 100, 102, 105, 109);

        // When
        List<EncodedLine> after = ring.after(103);

        // Then
        assertThat(after).extracting(EncodedLine::offset).containsExactly(105L, 109L);
        assertThat(ring.after(109)).isEmpty();
    }

    @Test
    void shouldForgetTheOldestWhenFull() {
        // Given
        LineRing ring = new LineRing(3, 0);

        // When
        add(ring, 0, 2, 4, 6, 8);

        // Then
        assertThat(ring.newest(10)).extracting(EncodedLine::offset).containsExactly(4L, 6L, 8L);
        assertThat(ring.completeFrom()).isEqualTo(3);
        assertThat(ring.covers(2)).isTrue();
        assertThat(ring.covers(1)).isFalse();
    }

    @Test
    void shouldCoverItsEndBeforeTheFirstLine() {
        // Given
        LineRing ring = new LineRing(3, 50);

        // Then
        assertThat(ring.lastOffset()).isEqualTo(49);
        assertThat(ring.covers(49)).isTrue();
        assertThat(ring.covers(48)).isFalse();
        assertThat(ring.covers(50)).isFalse();
    }

    @Test
    void shouldRefuseALineThatIsNotNewer() {
        // Given
        LineRing ring = new LineRing(3, 0);
        add(ring, 5);

        // Then
        assertThatIllegalArgumentException().isThrownBy(() -> add(ring, 5));
    }

    private static void add(LineRing ring, long... offsets) {
        for (long offset : offsets) {
            ring.add(new EncodedLine(offset, new UUID(0, offset), "ann", Instant.EPOCH, new byte[0]));
        }
    }
}
