package io.chatter.observability;

import java.util.Locale;

/// How an agent of the roster is. Workers tell of theirs in their health, by [#label]; whoever asks them adds what
/// none of them can tell.
public enum AgentState {
    /// It looks at its room.
    RUNS,
    /// It has not got its memories yet, and does not look before.
    AWAITS_MEMORIES,
    /// The worker has no card of its persona.
    REFUSED_NO_PERSONA,
    /// The worker has no file of its room.
    REFUSED_NO_ROOM,
    /// It is filed under another agent's key.
    REFUSED_OTHER_KEY,
    /// Its name or its room is no slug.
    REFUSED_NO_SLUG,
    /// No worker that was asked has it; never told by a worker.
    NOT_RUN,
    /// A worker that may have it did not answer, or told what is not among these; never told by a worker.
    UNKNOWN;

    /// As health documents and JSON have it, for instance `awaits_memories`.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// [#UNKNOWN] for a text that is none's label: a worker may be of another version.
    public static AgentState labelled(String label) {
        for (AgentState state : values()) {
            if (state.label().equals(label)) {
                return state;
            }
        }
        return UNKNOWN;
    }
}
