package io.chatter.streamcontext.service;

import io.chatter.observability.Metric;
import io.chatter.schema.StreamContext;
import io.chatter.schema.StreamEvent;
import io.chatter.streamcontext.ContextPublisher;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Counts new events and measures the recogniser's lag, on their way out. Thread-safe.
final class MeteredPublisher implements ContextPublisher {

    private final ContextPublisher next;
    private final MeterRegistry meters;
    private final Map<String, List<StreamEvent>> told = new HashMap<>();

    MeteredPublisher(ContextPublisher next, MeterRegistry meters) {
        this.next = next;
        this.meters = meters;
    }

    @Override
    public void publish(StreamContext context) {
        next.publish(context);
        Metric.CONTEXT_LAG
                .timer(meters, context.getRoomId())
                .record(Duration.ofMillis(context.getRecogniser().getLagMs()));
        countNew(context);
    }

    /// An event stands in every context until its window has passed.
    private synchronized void countNew(StreamContext context) {
        List<StreamEvent> earlier = told.getOrDefault(context.getRoomId(), List.of());
        for (StreamEvent event : context.getEvents()) {
            if (!earlier.contains(event)) {
                Metric.CONTEXT_EVENTS
                        .counter(meters, event.getType().name().toLowerCase(Locale.ROOT))
                        .increment();
            }
        }
        told.put(context.getRoomId(), List.copyOf(context.getEvents()));
    }
}
