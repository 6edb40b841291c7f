package io.chatter.persona.runtime;

import io.chatter.persona.GenerationException;
import io.chatter.persona.Line;
import io.chatter.persona.LineGenerator;
import io.chatter.persona.Turn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Measures another generator. Thread-safe.
record MeasuredLineGenerator(String model, LineGenerator generator, PersonaMeters meters, Clock clock)
        implements LineGenerator {

    @Override
    public Line generate(Turn turn, Duration deadline) throws GenerationException, InterruptedException {
        Instant start = clock.instant();
        boolean success = false;
        try {
            Line line = generator.generate(turn, deadline);
            success = true;
            return line;
        } finally {
            meters.generated(model, success, Duration.between(start, clock.instant()));
        }
    }
}
