package io.chatter.cli.stack;

/// How much time a stack gets to end.
public enum Haste {
    /// As much as it needs, to the start-up caches that it writes.
    NONE,
    /// A few seconds, then the rest is killed; no start-up cache is written.
    NOW
}
