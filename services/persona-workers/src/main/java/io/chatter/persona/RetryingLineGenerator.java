package io.chatter.persona;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Repeats what may be repeated, while there is time: not before the server's Retry-After, and never past
/// the deadline. Thread-safe. It waits in the slot of its turn: rooms whose server limits them may leave others
/// none until their deadlines.
public final class RetryingLineGenerator implements LineGenerator {

    private static final Duration LEAST_USEFUL = Duration.ofMillis(500);

    private final LineGenerator generator;
    private final int attempts;
    private final Duration pause;
    private final Clock clock;

    /// @param attempts calls altogether, >= 1
    /// @param pause wait before the second call when the server names none; doubled for each further one
    public RetryingLineGenerator(LineGenerator generator, int attempts, Duration pause, Clock clock) {
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts must be at least 1, not " + attempts);
        }
        this.generator = generator;
        this.attempts = attempts;
        this.pause = pause;
        this.clock = clock;
    }

    @Override
    public Line generate(Turn turn, Duration deadline) throws GenerationException, InterruptedException {
        Instant end = clock.instant().plus(deadline);
        Duration wait = pause;
        for (int attempt = 1; ; attempt++) {
            try {
                return generator.generate(turn, Duration.between(clock.instant(), end));
            } catch (GenerationException.Retryable e) {
                Duration needed = e.retryAfter().compareTo(wait) > 0 ? e.retryAfter() : wait;
                Duration left = Duration.between(clock.instant(), end).minus(needed);
                if (attempt == attempts || left.compareTo(LEAST_USEFUL) < 0) {
                    throw e;
                }
                Thread.sleep(needed);
                wait = wait.multipliedBy(2);
            }
        }
    }
}
