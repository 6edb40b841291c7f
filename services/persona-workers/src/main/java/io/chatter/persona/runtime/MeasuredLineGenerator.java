package io.chatter.persona.runtime;

import io.chatter.persona.GenerationException;
import io.chatter.persona.Line;
import io.chatter.persona.LineGenerator;
import io.chatter.persona.Turn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Measures another generator; a call that its caller gave up counts for nothing. Thread-safe.
record MeasuredLineGenerator(String model, LineGenerator generator, PersonaMeters meters, Clock clock)
        implements LineGenerator {

    @Override
    public Line generate(Turn turn, Duration deadline) throws GenerationException, InterruptedException {
        Instant start = clock.instant();
        try {
            Line line = generator.generate(turn, deadline);
            meters.generated(model, Duration.between(start, clock.instant()));
            return line;
        } catch (GenerationException e) {
            meters.failed(model, e.kind(), Duration.between(start, clock.instant()));
            throw e;
        }
    }
}
