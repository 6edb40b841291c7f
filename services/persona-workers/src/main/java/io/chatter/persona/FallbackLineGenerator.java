package io.chatter.persona;

import java.time.Duration;

/// Lets a second generator write what the first could not. The first gets most of the time. Thread-safe.
public final class FallbackLineGenerator implements LineGenerator {

    private static final double FIRST_PART = 0.85;

    private final LineGenerator first;
    private final LineGenerator second;

    public FallbackLineGenerator(LineGenerator first, LineGenerator second) {
        this.first = first;
        this.second = second;
    }

    @Override
    public Line generate(Turn turn, Duration deadline) throws GenerationException, InterruptedException {
        Duration forFirst = Duration.ofMillis((long) (deadline.toMillis() * FIRST_PART));
        try {
            return first.generate(turn, forFirst);
        } catch (GenerationException e) {
            return second.generate(turn, deadline.minus(forFirst));
        }
    }
}
