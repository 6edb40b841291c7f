package io.chatter.persona.kafka;

import io.chatter.messaging.TraceContext;
import io.chatter.observability.tracing.Tracing;
import io.chatter.persona.Decision;
import io.chatter.persona.Scene;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.StreamContext;
import io.chatter.schema.Trigger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// Where in which trace the newest contexts and lines stand, so that what a persona says of them goes on with their
/// trace. Thread-safe, bounded; empty while nothing is traced.
public final class TraceOrigins {

    private static final int REMEMBERED = 4_096;

    private final Map<UUID, TraceContext> positions = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, TraceContext> eldest) {
            return size() > REMEMBERED;
        }
    };

    /// @param id of a context or a line
    void remember(UUID id, Headers headers) {
        if (Tracing.isOn()) {
            TraceContext.extract(headers).ifPresent(position -> {
                synchronized (positions) {
                    positions.put(id, position);
                }
            });
        }
    }

    /// What a turn is about.
    public Optional<TraceContext> of(Decision decision, Scene scene) {
        @Nullable ChatMessage answered = decision.trigger() == Trigger.CONTEXT ? null : decision.answering();
        @Nullable StreamContext context = scene.context();
        return of(answered == null ? null : answered.getMessageId(), context == null ? null : context.getContextId());
    }

    /// The line that is answered, else the context that was looked at.
    Optional<TraceContext> of(@Nullable UUID line, @Nullable UUID context) {
        synchronized (positions) {
            @Nullable TraceContext answered = line == null ? null : positions.get(line);
            return Optional.ofNullable(answered != null || context == null ? answered : positions.get(context));
        }
    }
}
