package io.chatter.streamcontext.service;

import io.chatter.observability.Metric;
import io.chatter.schema.StreamContext;
import io.chatter.streamcontext.ContextPublisher;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/// Counts contexts and measures the recogniser's lag on their way out.
record MeteredPublisher(ContextPublisher next, MeterRegistry meters) implements ContextPublisher {

    @Override
    public void publish(StreamContext context) {
        next.publish(context);
        Metric.CONTEXT_PUBLISHED.counter(meters, context.getRoomId()).increment();
        Metric.CONTEXT_LAG
                .timer(meters, context.getRoomId())
                .record(Duration.ofMillis(context.getRecogniser().getLagMs()));
    }
}
