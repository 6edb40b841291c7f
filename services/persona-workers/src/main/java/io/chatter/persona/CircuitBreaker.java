package io.chatter.persona;

import java.time.Duration;

/// Spares a generator that fails. Thread-safe.
///
/// @param circuit of this generator alone, for its server's rest is nobody else's
public record CircuitBreaker(LineGenerator generator, Circuit circuit) implements LineGenerator {

    @Override
    public Line generate(Turn turn, Duration deadline) throws GenerationException, InterruptedException {
        return circuit.through(() -> generator.generate(turn, deadline));
    }
}
