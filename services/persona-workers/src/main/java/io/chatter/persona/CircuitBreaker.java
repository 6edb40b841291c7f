package io.chatter.persona;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Spares a failing generator: after a run of retryable failures, or for as long as its server asks by
/// Retry-After, calls fail at once; then one call probes whether it is well again. Thread-safe.
public final class CircuitBreaker implements LineGenerator {

    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final LineGenerator generator;
    private final int tolerance;
    private final Duration pause;
    private final Clock clock;
    private State state = new State.Closed(0);

    private sealed interface State {
        /// Calls pass; so many have failed in a row.
        record Closed(int failures) implements State {}

        /// No call passes before `until`; the first one after it probes.
        record Open(Instant until) implements State {}

        /// One call is probing.
        record Probing() implements State {}
    }

    /// @param tolerance failures in a row that open the circuit, >= 1
    /// @param pause how long it stays open when the server names no time
    public CircuitBreaker(LineGenerator generator, int tolerance, Duration pause, Clock clock) {
        if (tolerance < 1) {
            throw new IllegalArgumentException("tolerance must be at least 1, not " + tolerance);
        }
        this.generator = generator;
        this.tolerance = tolerance;
        this.pause = pause;
        this.clock = clock;
    }

    @Override
    public Line generate(Turn turn, Duration deadline) throws GenerationException, InterruptedException {
        enter();
        boolean settled = false;
        try {
            Line line = generator.generate(turn, deadline);
            succeeded();
            settled = true;
            return line;
        } catch (GenerationException.Permanent e) {
            succeeded();
            settled = true;
            throw e;
        } catch (GenerationException.Retryable e) {
            failed(e.retryAfter());
            settled = true;
            throw e;
        } finally {
            if (!settled) {
                failed(Duration.ZERO);
            }
        }
    }

    private synchronized void enter() throws GenerationException {
        Instant now = clock.instant();
        state = switch (state) {
            case State.Closed closed -> closed;
            case State.Open open when !open.until().isAfter(now) -> new State.Probing();
            case State.Open open -> throw refused(Duration.between(now, open.until()));
            case State.Probing _ -> throw refused(Duration.ZERO);
        };
    }

    /// An answer that was of no use still shows that the server is well.
    private synchronized void succeeded() {
        state = new State.Closed(0);
    }

    private synchronized void failed(Duration retryAfter) {
        if (retryAfter.isPositive()) {
            state = new State.Open(clock.instant().plus(retryAfter.compareTo(LONGEST) > 0 ? LONGEST : retryAfter));
            return;
        }
        int failures = state instanceof State.Closed closed ? closed.failures() + 1 : tolerance;
        state = failures >= tolerance ? new State.Open(clock.instant().plus(pause)) : new State.Closed(failures);
    }

    private static GenerationException refused(Duration wait) {
        return new GenerationException.Retryable(
                GenerationException.Cause.CIRCUIT_OPEN, "the model is given a rest", wait, null);
    }
}
