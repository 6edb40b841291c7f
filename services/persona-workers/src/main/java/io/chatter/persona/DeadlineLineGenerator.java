package io.chatter.persona;

import java.time.Duration;

/// Holds another generator to its deadline, whatever it does. That one is given a little less, so that what
/// keeps its own time says itself that it was over: an interrupted call looks as if its caller had given it
/// up, which opens no circuit and is not counted. Thread-safe.
public final class DeadlineLineGenerator implements LineGenerator {

    private static final int PERCENT = 95;

    private final LineGenerator generator;

    public DeadlineLineGenerator(LineGenerator generator) {
        this.generator = generator;
    }

    @Override
    public Line generate(Turn turn, Duration deadline) throws GenerationException, InterruptedException {
        Duration inner = deadline.multipliedBy(PERCENT).dividedBy(100);
        return Deadline.hold("line-" + turn.agent().name(), deadline, () -> generator.generate(turn, inner));
    }
}
