package io.chatter.persona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.chatter.persona.GenerationException.Cause;
import io.chatter.persona.GenerationException.Permanent;
import io.chatter.persona.GenerationException.Retryable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// A call that comes in late is one inside which the others are made.
class CircuitTest {

    private static final Duration PAUSE = Duration.ofSeconds(15);

    private Instant now = Fixtures.NOON;
    private final AtomicInteger refused = new AtomicInteger();
    private final Circuit circuit = new Circuit(2, PAUSE, refused::incrementAndGet, new DrivenClock());

    private final class DrivenClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @Test
    void shouldOpenAfterARunOfFailuresAndCloseAfterAProbe() throws Exception {
        // Given
        fail(Duration.ZERO);
        fail(Duration.ZERO);
        assertThat(open()).isTrue();

        // When
        now = now.plus(PAUSE);
        circuit.through(() -> "well again");

        // Then
        assertThat(open()).isFalse();
        assertThat(refused).hasValue(1);
    }

    @Test
    void shouldStayOpenWhenACallOfBeforeSucceedsLate() throws Exception {
        // Given, When
        circuit.through(() -> {
            fail(Duration.ofMinutes(1));
            return "late";
        });

        // Then
        assertThat(open()).isTrue();
    }

    @Test
    void shouldRestAsLongAsTheServerAskedThoughAnotherCallTimesOutLate() throws Exception {
        // Given
        assertThatThrownBy(() -> circuit.through(() -> {
                    fail(Duration.ofMinutes(1));
                    throw timedOut(Duration.ZERO);
                }))
                .isInstanceOf(Retryable.class);

        // When
        now = now.plus(Duration.ofSeconds(59));

        // Then
        assertThat(open()).isTrue();
    }

    @Test
    void shouldLearnNothingFromACallThatWasNeverMade() throws Exception {
        // Given
        fail(Duration.ZERO);

        // When
        assertThatThrownBy(() -> circuit.through(() -> {
                    throw new Permanent(Cause.OVER_BUDGET, "no money", null);
                }))
                .isInstanceOf(Permanent.class);

        // Then
        fail(Duration.ZERO);
        assertThat(open()).isTrue();
    }

    @Test
    void shouldNotBlameTheServerForACallerThatGaveUp() throws Exception {
        // Given
        fail(Duration.ZERO);

        // When
        assertThatThrownBy(() -> circuit.through(() -> {
                    throw new InterruptedException();
                }))
                .isInstanceOf(InterruptedException.class);

        // Then
        assertThat(open()).isFalse();
    }

    @Test
    void shouldProbeAgainWhenAProbeWasGivenUp() throws Exception {
        // Given
        fail(Duration.ofSeconds(5));
        now = now.plusSeconds(5);

        // When
        assertThatThrownBy(() -> circuit.through(() -> {
                    throw new InterruptedException();
                }))
                .isInstanceOf(InterruptedException.class);

        // Then
        assertThat(open()).isFalse();
    }

    private void fail(Duration retryAfter) {
        assertThatThrownBy(() -> circuit.through(() -> {
                    throw timedOut(retryAfter);
                }))
                .isInstanceOf(Retryable.class)
                .hasMessage("slow");
    }

    private static Retryable timedOut(Duration retryAfter) {
        return new Retryable(Cause.TIMED_OUT, "slow", retryAfter, null);
    }

    /// Whether the next call is refused.
    private boolean open() {
        Retryable refusal = catchThrowableOfType(Retryable.class, () -> circuit.through(() -> "passed"));
        return refusal != null && refusal.kind() == Cause.CIRCUIT_OPEN;
    }
}
