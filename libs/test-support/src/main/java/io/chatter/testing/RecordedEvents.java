package io.chatter.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// What a class logs while this is open. Thread-safe.
public final class RecordedEvents implements AutoCloseable {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger logger;
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord event) {
            lines.add(event.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private RecordedEvents(Logger logger) {
        this.logger = logger;
        logger.addHandler(handler);
    }

    public static RecordedEvents of(Class<?> owner) {
        return new RecordedEvents(Logger.getLogger(owner.getName()));
    }

    /// In the order in which they were logged.
    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        logger.removeHandler(handler);
    }
}
