package io.chatter.persona;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Spares a failing server: after a run of retryable failures, or for as long as the server asks by
/// Retry-After, calls fail at once; then one call probes whether it is well again. Thread-safe.
///
/// Several calls are under way when the circuit opens. What they come to late is about the server as it was:
/// only the probe closes the circuit, and nobody shortens the pause that was asked for. A call that was never
/// made, or that its caller gave up, says nothing about the server.
public final class Circuit {

    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final int tolerance;
    private final Duration pause;
    private final Runnable refusal;
    private final Clock clock;
    private State state = new State.Closed(0);

    private sealed interface State {
        /// Calls pass; so many have failed in a row.
        record Closed(int failures) implements State {}

        /// No call passes before `until`; the first one after it probes.
        record Open(Instant until) implements State {}

        /// One call is probing; that one alone leaves this state.
        record Probing() implements State {}
    }

    /// @param tolerance failures in a row that open the circuit, >= 1
    /// @param pause how long it stays open when the server names no time
    /// @param refusal told of each call that is not made
    public Circuit(int tolerance, Duration pause, Runnable refusal, Clock clock) {
        if (tolerance < 1) {
            throw new IllegalArgumentException("tolerance must be at least 1, not " + tolerance);
        }
        this.tolerance = tolerance;
        this.pause = pause;
        this.refusal = refusal;
        this.clock = clock;
    }

    /// @throws GenerationException.Retryable of the call, or `CIRCUIT_OPEN` when it was not made
    public <T> T through(ModelCall<T> call) throws GenerationException, InterruptedException {
        boolean probe = enter();
        boolean told = false;
        try {
            T answer = call.run();
            succeeded(probe);
            told = true;
            return answer;
        } catch (GenerationException.Permanent e) {
            if (e.kind() != GenerationException.Cause.OVER_BUDGET) {
                succeeded(probe);
                told = true;
            }
            throw e;
        } catch (GenerationException.Retryable e) {
            failed(probe, e.retryAfter());
            told = true;
            throw e;
        } finally {
            if (probe && !told) {
                nextProbes();
            }
        }
    }

    /// @return whether the call that enters probes
    private synchronized boolean enter() throws GenerationException {
        Instant now = clock.instant();
        return switch (state) {
            case State.Closed _ -> false;
            case State.Open open
            when !open.until().isAfter(now) -> {
                state = new State.Probing();
                yield true;
            }
            case State.Open open -> throw refused(Duration.between(now, open.until()));
            case State.Probing _ -> throw refused(Duration.ZERO);
        };
    }

    /// An answer that was of no use still shows that the server is well.
    private synchronized void succeeded(boolean probe) {
        if (probe || state instanceof State.Closed) {
            state = new State.Closed(0);
        }
    }

    private synchronized void failed(boolean probe, Duration retryAfter) {
        Duration asked = retryAfter.compareTo(LONGEST) > 0 ? LONGEST : retryAfter;
        Instant until = clock.instant().plus(asked.isPositive() ? asked : pause);
        state = switch (state) {
            case State.Closed closed
            when !asked.isPositive() && closed.failures() + 1 < tolerance -> new State.Closed(closed.failures() + 1);
            case State.Closed _ -> new State.Open(until);
            case State.Open open -> asked.isPositive() && until.isAfter(open.until()) ? new State.Open(until) : open;
            case State.Probing probing -> probe ? new State.Open(until) : probing;
        };
    }

    private synchronized void nextProbes() {
        state = new State.Open(clock.instant());
    }

    private GenerationException refused(Duration wait) {
        refusal.run();
        return new GenerationException.Retryable(
                GenerationException.Cause.CIRCUIT_OPEN, "the model is given a rest", wait, null);
    }
}
