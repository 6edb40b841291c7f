package io.chatter.observability;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/// Structured log lines: an event name, then `key=value` pairs in the order given.
///
/// ```java
/// private static final EventLog LOG = EventLog.of(Fanout.class);
/// LOG.warn("consumer.dropped", "room", room, "missed", missed);   // consumer.dropped room=demo missed=12
/// ```
///
/// What is logged within a trace ends with its `trace_id` and `span_id`, see [TraceScope].
///
/// Values with blanks, quotes or line ends are quoted and escaped, so that a line stays a line. Never pass chat text,
/// transcripts or prompts to anything but [#debug]. Thread-safe; costs nothing when the level is off.
public final class EventLog {

    private final Logger logger;

    private EventLog(Logger logger) {
        this.logger = logger;
    }

    public static EventLog of(Class<?> owner) {
        return new EventLog(LoggerFactory.getLogger(owner));
    }

    static EventLog of(Logger logger) {
        return new EventLog(logger);
    }

    /// @param pairs key, value, key, value; keys are strings in snake_case
    public void debug(String event, Object... pairs) {
        log(Level.DEBUG, event, pairs);
    }

    /// @param pairs key, value, key, value; keys are strings in snake_case
    public void info(String event, Object... pairs) {
        log(Level.INFO, event, pairs);
    }

    /// @param pairs key, value, key, value; keys are strings in snake_case
    public void warn(String event, Object... pairs) {
        log(Level.WARN, event, pairs);
    }

    /// Something the service got over, with its cause: type and message in the line, no stack trace.
    public void warn(String event, Throwable cause, Object... pairs) {
        if (logger.isWarnEnabled()) {
            logger.atWarn().log(EventLine.of(event, pairs) + EventLine.cause(cause) + trace());
        }
    }

    /// Something a person must look at, with the stack trace of its cause.
    public void error(String event, Throwable cause, Object... pairs) {
        LoggingEventBuilder line = logger.atError();
        line.setCause(cause).log(EventLine.of(event, pairs) + trace());
    }

    private void log(Level level, String event, Object[] pairs) {
        if (logger.isEnabledForLevel(level)) {
            logger.atLevel(level).log(EventLine.of(event, pairs) + trace());
        }
    }

    private static String trace() {
        return TraceScope.position()
                .map(position -> " trace_id=" + position.traceId() + " span_id=" + position.spanId())
                .orElse("");
    }
}
