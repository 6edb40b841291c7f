package io.chatter.gateway.config;

import io.chatter.observability.EventLog;

/// A task that goes on after it failed: an executor drops a repeated task that throws, for good and in silence.
record Tick(Runnable task) implements Runnable {

    private static final EventLog LOG = EventLog.of(Tick.class);

    @Override
    public void run() {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("gateway.tick_failed", e);
        }
    }
}
