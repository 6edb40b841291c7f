package io.chatter.observability.tracing;

import io.chatter.messaging.TraceContext;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// The spans of this process. Until [#start] is called, and when nothing is configured, no span is recorded, and
/// positions are passed on all the same. Attributes come from closed sets, or are ids; never chat text.
///
/// Static, for a process has one tracer, as it has one log. Thread-safe; recording never blocks: spans past the
/// exporter's queue are dropped.
public final class Tracing {

    private static volatile @Nullable Tracer tracer;

    private Tracing() {}

    /// Begins to record, if `settings` name a target. Called once, when the process starts; what is in the queue when
    /// it ends is written.
    public static void start(TracingSettings settings) {
        Optional<SdkTracerProvider> provider = settings.provider();
        provider.ifPresent(found -> {
            tracer = found.get("io.chatter");
            Runtime.getRuntime().addShutdownHook(new Thread(found::close, "tracing-end"));
        });
    }

    public static boolean isOn() {
        return tracer != null;
    }

    /// Records a step that has ended.
    ///
    /// @param before the position it follows from; empty at the beginning of a trace
    /// @param attributes name, value, name, value
    /// @return the position of this step, for what follows from it
    public static TraceContext record(
            Step step, Optional<TraceContext> before, Instant begin, Instant end, String... attributes) {
        Tracer current = tracer;
        if (current == null) {
            return before.map(parent -> parent.child(ThreadLocalRandom.current()))
                    .orElseGet(() -> TraceContext.start(ThreadLocalRandom.current()));
        }
        SpanBuilder builder = current.spanBuilder(step.spanName()).setStartTimestamp(begin);
        before.ifPresentOrElse(
                parent -> builder.setParent(Context.root().with(Span.wrap(remote(parent)))), builder::setNoParent);
        for (int i = 0; i + 1 < attributes.length; i += 2) {
            builder.setAttribute(attributes[i], attributes[i + 1]);
        }
        Span span = builder.startSpan();
        span.end(end);
        SpanContext position = span.getSpanContext();
        return new TraceContext(position.getTraceId(), position.getSpanId(), position.isSampled());
    }

    private static SpanContext remote(TraceContext parent) {
        return SpanContext.createFromRemoteParent(
                parent.traceId(),
                parent.spanId(),
                parent.sampled() ? TraceFlags.getSampled() : TraceFlags.getDefault(),
                TraceState.getDefault());
    }
}
