package io.chatter.persona;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// No line came of a turn. The subtype answers the one question that matters: may the caller retry?
public abstract sealed class GenerationException extends Exception {

    private final Cause kind;

    private GenerationException(Cause kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /// What went wrong, from a closed set that is fit for a metric label.
    public Cause kind() {
        return kind;
    }

    /// Closed set of causes, fit for a metric label.
    public enum Cause {
        RATE_LIMITED,
        TIMED_OUT,
        SERVER_FAULT,
        CIRCUIT_OPEN,
        UNREACHABLE,
        REFUSED,
        /// The model answered, and its maker's filter kept the answer.
        FILTERED,
        EMPTY,
        UNUSABLE,
        OVER_BUDGET;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Safe to repeat with the same turn, not before [#retryAfter()].
    public static final class Retryable extends GenerationException {
        private final Duration retryAfter;

        public Retryable(Cause kind, String message, Duration retryAfter, @Nullable Throwable cause) {
            super(kind, message, cause);
            this.retryAfter = retryAfter;
        }

        /// How long to wait before repeating; zero when the server named no time.
        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /// Repeating gives the same: drop the turn.
    public static final class Permanent extends GenerationException {
        public Permanent(Cause kind, String message, @Nullable Throwable cause) {
            super(kind, message, cause);
        }
    }
}
