package io.chatter.persona;

import java.time.Duration;

/// Holds another generator to its deadline, whatever it does. Thread-safe.
public final class DeadlineLineGenerator implements LineGenerator {

    private final LineGenerator generator;

    public DeadlineLineGenerator(LineGenerator generator) {
        this.generator = generator;
    }

    @Override
    public Line generate(Turn turn, Duration deadline) throws GenerationException, InterruptedException {
        return Deadline.hold("line-" + turn.agent().name(), deadline, () -> generator.generate(turn, deadline));
    }
}
