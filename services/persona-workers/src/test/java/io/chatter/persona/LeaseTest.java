package io.chatter.persona;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LeaseTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final AtomicLong nanos = new AtomicLong();
    private final Tenure tenure = new Tenure(LIMIT, nanos::get);
    private final Lease lease = new Lease(tenure);
    private final AtomicInteger actions = new AtomicInteger();

    @Test
    void shouldAllowNothingOnceItHasEnded() {
        // Given
        lease.end();

        // When
        boolean allowed = lease.whileHeld(actions::incrementAndGet);

        // Then
        assertThat(allowed).isFalse();
        assertThat(actions).hasValue(0);
    }

    @Test
    void shouldAllowNothingAfterAStandstillUntilTheWorkerHasLookedAgain() {
        // Given
        nanos.addAndGet(LIMIT.toNanos());

        // When
        boolean extended = tenure.extend(tenure.moment());
        boolean before = lease.whileHeld(actions::incrementAndGet);
        tenure.confirm();
        boolean after = lease.whileHeld(actions::incrementAndGet);

        // Then
        assertThat(extended).isFalse();
        assertThat(before).isFalse();
        assertThat(after).isTrue();
    }

    @Test
    void shouldTrustAnAnswerFromItsQuestionOn() {
        // Given
        long asked = tenure.moment();
        nanos.addAndGet(LIMIT.toNanos() - 1);

        // When
        boolean extended = tenure.extend(asked);
        nanos.addAndGet(1);

        // Then
        assertThat(extended).isTrue();
        assertThat(lease.whileHeld(actions::incrementAndGet)).isFalse();
    }
}
