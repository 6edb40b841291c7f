package io.chatter.streamcontext;

import io.chatter.schema.StreamContext;

/// Takes contexts to whoever wants them. Thread-safe; does not block, and drops a context rather than
/// keep it waiting: a newer one follows within a second.
@FunctionalInterface
public interface ContextPublisher {
    void publish(StreamContext context);
}
