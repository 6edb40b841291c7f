package io.chatter.persona.memory;

import java.time.Duration;

/// Bounds of remembering.
///
/// @param interval between two times that an agent's notes are read
/// @param recalled memories that come to mind at once, >= 1
/// @param kept active memories of one agent, >= 1
/// @param notes lines of one agent that wait to be read, >= 1
/// @param reflection shortest time between two reflections of an agent
public record MemorySettings(Duration interval, int recalled, int kept, int notes, Duration reflection) {

    public static final MemorySettings DEFAULT =
            new MemorySettings(Duration.ofSeconds(5), 4, 64, 24, Duration.ofMinutes(3));

    public MemorySettings {
        if (!interval.isPositive() || !reflection.isPositive()) {
            throw new IllegalArgumentException("the intervals of memory must be positive");
        }
        if (recalled < 1 || kept < 1 || notes < 1) {
            throw new IllegalArgumentException("recalled, kept and notes must be at least 1");
        }
    }
}
