package io.chatter.persona.config;

import io.chatter.observability.Metric;
import io.chatter.persona.mem0.Mem0Archive;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/// Counts and times what a memory server does. Thread-safe.
record MeteredMemoryServer(MeterRegistry registry) implements Mem0Archive.Observer {

    @Override
    public void lost() {
        Metric.PERSONA_MEMORIES.counter(registry, "lost").increment();
    }

    @Override
    public void leftBehind() {
        Metric.PERSONA_MEMORIES.counter(registry, "left_behind").increment();
    }

    @Override
    public void disbelieved() {
        Metric.PERSONA_MEMORIES.counter(registry, "disbelieved").increment();
    }

    @Override
    public void answered(Duration took, boolean success) {
        Metric.PERSONA_MEMORY_REQUEST
                .timer(registry, success ? "answer" : "failure")
                .record(took);
    }
}
