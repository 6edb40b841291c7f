package io.chatter.gateway.config;

import io.chatter.observability.EventLog;
import java.util.function.IntConsumer;

/// Ends the process when one of its threads dies: a gateway without its tail or its ingest looks well and shows
/// nothing, while a new process takes up where it was. Called on the thread that dies.
final class EndOfProcess implements Thread.UncaughtExceptionHandler {

    /// "Internal software error" of sysexits.h.
    static final int EXIT_CODE = 70;

    private static final EventLog LOG = EventLog.of(EndOfProcess.class);

    private final IntConsumer halt;

    /// @param halt ends the process with an exit code, without hooks, which may need what is broken
    EndOfProcess(IntConsumer halt) {
        this.halt = halt;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable cause) {
        try {
            LOG.error("gateway.thread_died", cause, "thread", thread.getName());
        } finally {
            halt.accept(EXIT_CODE);
        }
    }
}
