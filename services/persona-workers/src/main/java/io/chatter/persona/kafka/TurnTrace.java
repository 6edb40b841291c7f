package io.chatter.persona.kafka;

import io.chatter.messaging.TraceContext;
import io.chatter.observability.tracing.Step;
import io.chatter.observability.tracing.Tracing;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Latencies;
import io.chatter.schema.Provenance;
import io.chatter.schema.Trigger;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The spans of a turn that ended in a line, from what its provenance says of the time it took.
final class TurnTrace {

    private TurnTrace() {}

    /// @return the position of the turn in the trace of what it was about
    static TraceContext record(ChatMessage line, TraceOrigins origins) {
        @Nullable Provenance provenance = line.getProvenance();
        if (provenance == null) {
            return Tracing.record(Step.TURN, Optional.empty(), line.getSentAt(), line.getSentAt());
        }
        @Nullable Latencies took = provenance.getLatencies();
        Instant generated = line.getSentAt();
        Instant recalled = took == null ? generated : generated.minusMillis(took.getGenerateMs());
        Instant started = took == null ? recalled : recalled.minusMillis(took.getRecallMs());
        Instant decided = took == null ? started : started.minusMillis(took.getQueuedMs());
        boolean answers = provenance.getTrigger() != Trigger.CONTEXT;
        TraceContext turn = Tracing.record(
                Step.TURN,
                origins.of(answers ? provenance.getTriggerMessageId() : null, provenance.getContextId()),
                decided,
                generated,
                "chatter.trigger",
                provenance.getTrigger().name(),
                "chatter.model",
                String.valueOf(provenance.getModel()));
        if (took != null && Tracing.isOn()) {
            Tracing.record(Step.WAIT, Optional.of(turn), decided, started);
            Tracing.record(Step.RECALL, Optional.of(turn), started, recalled);
            Tracing.record(Step.GENERATE, Optional.of(turn), recalled, generated);
        }
        return turn;
    }
}
