package io.chatter.persona.config;

import io.chatter.observability.Metric;
import io.chatter.persona.mem0.Mem0Archive;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/// Counts and times what a memory server does. Memories lost begin at zero, so that the first is seen as an
/// increase. Thread-safe.
final class MeteredMemoryServer implements Mem0Archive.Observer {

    private final MeterRegistry registry;
    private final Counter lost;

    MeteredMemoryServer(MeterRegistry registry) {
        this.registry = registry;
        this.lost = Metric.PERSONA_MEMORIES.counter(registry, "lost");
    }

    @Override
    public void lost() {
        lost.increment();
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
