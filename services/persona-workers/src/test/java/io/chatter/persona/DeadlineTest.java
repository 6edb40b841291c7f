package io.chatter.persona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.chatter.schema.Trigger;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    @Test
    void shouldHandOnAnErrorThatIsToEndTheProcess() {
        // Given
        OutOfMemoryError error = new OutOfMemoryError("made up");

        // When, Then
        assertThatThrownBy(() -> Deadline.hold("call", LONG, () -> {
                    throw error;
                }))
                .isSameAs(error);
    }

    @Test
    void shouldTakeAStackThatOverflowsForAFaultOfTheCall() {
        // When
        var failure = catchThrowableOfType(
                GenerationException.Retryable.class,
                () -> Deadline.hold("call", LONG, () -> {
                    throw new StackOverflowError("made up");
                }));

        // Then
        assertThat(failure.kind()).isEqualTo(GenerationException.Cause.SERVER_FAULT);
    }

    @Test
    void shouldLeaveTimeForAGeneratorThatKeepsItsOwn() throws Exception {
        // Given
        AtomicReference<Duration> given = new AtomicReference<>();
        LineGenerator generator = new DeadlineLineGenerator((_, deadline) -> {
            given.set(deadline);
            return new Line("fine", "fake", null, List.of());
        });
        RoomObserver room = new RoomObserver(Fixtures.room(2), Fixtures.NOON);
        Decision decision = new Decision(true, Trigger.AMBIENT, null, null, 0, List.of());

        // When
        var _ = generator.generate(
                new Turn(
                        new UUID(0, 1),
                        Fixtures.agent("agent-0"),
                        room.picture().scene(),
                        decision,
                        List.of(),
                        1),
                LONG);

        // Then
        assertThat(given.get()).isLessThan(LONG).isGreaterThan(LONG.dividedBy(2));
    }
}
