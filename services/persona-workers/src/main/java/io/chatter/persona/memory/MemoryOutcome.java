package io.chatter.persona.memory;

import java.util.Locale;

/// What becomes of things worth remembering; a closed set, fit for a metric label.
public enum MemoryOutcome {
    ADDED,
    REINFORCED,
    SUPERSEDED,
    /// The very words were known.
    KNOWN,
    /// Safety or the rules on private data refused it.
    REFUSED,
    /// A moderator took away the line that it came of.
    WITHDRAWN,
    /// Faded, or pushed out by stronger ones.
    EVICTED,
    /// Extraction failed; the lines are given up.
    FAILED,
    /// The model could not be asked now; the lines are read later.
    DEFERRED,
    /// Too many lines waited to be read.
    OVERFLOWN;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
