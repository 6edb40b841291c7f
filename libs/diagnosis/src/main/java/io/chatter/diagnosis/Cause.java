package io.chatter.diagnosis;

import java.util.Locale;

/// The closed set of causes that a diagnosis can name. Each has a section of its name in docs/how-to/runbook.md.
public enum Cause {
    PROCESS_AWAY,
    BROKER_AWAY,
    REGISTRY_AWAY,
    NOBODY_SEATED,
    MODEL_SLOW,
    MODEL_FAILING,
    BUDGET_USED_UP,
    LOG_FULL,
    INGEST_BEHIND,
    DELIVERY_LATE,
    SLOW_CLIENTS,
    STREAM_UNHEARD,
    STREAM_BEHIND,
    PERSONAS_HOLD_BACK,
    PERSONA_SPAMS,
    BOTS_ANSWER_BOTS,
    CHAINS_TOO_DEEP,
    CHAT_REPEATS_ITSELF,
    MEMORY_AWAITED,
    RECALL_SLOW,
    MEMORY_SERVER_SLOW,
    MEMORY_SERVER_FAILING,
    MEMORY_UNWRITTEN,
    MEMORY_LOST,
    RECORDS_UNREADABLE,
    RECORDS_REFUSED,
    SCHEMA_UNKNOWN,
    SCHEMA_MISSING;

    /// As in JSON and as anchor in the runbook.
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
