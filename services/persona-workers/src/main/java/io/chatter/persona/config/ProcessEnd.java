package io.chatter.persona.config;

import io.chatter.observability.EventLog;
import java.util.function.IntConsumer;

/// Ends the process at once when a thread dies: without memory nothing can be trusted to close, and a
/// worker that lacks a thread would only seem to work. Its partitions go to other workers when its session
/// has timed out. Thread-safe.
final class ProcessEnd implements Thread.UncaughtExceptionHandler {

    /// Exit status of a software fault, as sysexits.h has it.
    static final int SOFTWARE_FAULT = 70;

    private static final EventLog LOG = EventLog.of(ProcessEnd.class);

    private final IntConsumer halt;

    /// @param halt ends the process with a status, and does not wait for anything
    ProcessEnd(IntConsumer halt) {
        this.halt = halt;
    }

    /// Telling why may need memory too, so the end does not depend on it.
    @Override
    public void uncaughtException(Thread thread, Throwable death) {
        try {
            LOG.error("worker.died", death, "thread", thread.getName());
        } finally {
            halt.accept(SOFTWARE_FAULT);
        }
    }
}
