package io.chatter.persona.kafka;

/// Waits until everything that agents sent is in the log, or given up.
@FunctionalInterface
public interface Settlement {
    void await() throws InterruptedException;
}
