package io.chatter.messaging;

import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/// A record or a schema that could not be handled. The subtype says whether the same call may succeed later; the
/// message names topic, subject, registry address and the mend, as far as they are known.
public abstract sealed class SchemaException extends SerializationException {

    private static final long serialVersionUID = 1L;

    private SchemaException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /// The same kind of failure with `where` in front of its message and this one as its cause.
    abstract SchemaException at(String where);

    /// The registry was unreachable, slow, busy or empty: the same call may succeed later.
    public static final class Retryable extends SchemaException {

        private static final long serialVersionUID = 1L;

        public Retryable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }

        @Override
        Retryable at(String where) {
            return new Retryable(where + ": " + getMessage(), this);
        }
    }

    /// The payload, the schema or the set-up is wrong: repeating the call changes nothing.
    public static final class Permanent extends SchemaException {

        private static final long serialVersionUID = 1L;

        public Permanent(String message, @Nullable Throwable cause) {
            super(message, cause);
        }

        public Permanent(String message) {
            super(message, null);
        }

        @Override
        Permanent at(String where) {
            return new Permanent(where + ": " + getMessage(), this);
        }
    }
}
