package io.chatter.persona.runtime;

import io.chatter.observability.EventLog;
import io.chatter.observability.Metric;
import io.chatter.persona.Agent;
import io.chatter.persona.Decision;
import io.chatter.persona.GenerationException;
import io.chatter.persona.Memory;
import io.chatter.persona.Recall;
import io.chatter.persona.Removals;
import io.chatter.persona.Scene;
import io.chatter.persona.SpeechGuard;
import io.chatter.persona.TurnOutcome;
import io.chatter.persona.memory.MemoryKeeper;
import io.chatter.persona.memory.MemoryOutcome;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Provenance;
import io.chatter.schema.Trigger;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Counts and times what agents do. Thread-safe.
final class PersonaMeters {

    private static final EventLog LOG = EventLog.of(PersonaMeters.class);

    private final MeterRegistry registry;

    /// Counters that alerts watch begin at zero, so that the first increase is seen as one.
    PersonaMeters(MeterRegistry registry) {
        this.registry = registry;
        for (TurnOutcome.Reason reason : TurnOutcome.Reason.values()) {
            var _ = Metric.PERSONA_TURNS_DROPPED.counter(registry, reason.label());
        }
        for (SpeechGuard.Refusal refusal : SpeechGuard.Refusal.values()) {
            var _ = refusals(refusal);
        }
        for (Trigger trigger : Trigger.values()) {
            var _ = Metric.PERSONA_LINES.counter(registry, label(trigger));
        }
    }

    void decided(Decision decision) {
        Metric.PERSONA_DECISIONS
                .counter(registry, decision.speak() ? "speak" : "silent", decision.tippedBy())
                .increment();
    }

    /// The same memories, and the time it took.
    Recall measured(Recall recall) {
        Timer timer = Metric.PERSONA_RECALL.timer(registry);
        return new Recall() {
            @Override
            public List<Memory> recall(Agent agent, Scene scene, Decision decision) {
                long begin = System.nanoTime();
                try {
                    return recall.recall(agent, scene, decision);
                } finally {
                    timer.record(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
                }
            }

            @Override
            public boolean keeps(Agent agent, Collection<UUID> memories, Removals removals) {
                return recall.keeps(agent, memories, removals);
            }
        };
    }

    /// @param memories asked on every scrape
    void watch(MemoryKeeper memories) {
        Metric.PERSONA_MEMORY_AWAITED.gauge(registry, memories::awaited);
        Metric.PERSONA_MEMORY_QUEUE.gauge(registry, memories::pending);
    }

    void remembered(MemoryOutcome outcome) {
        Metric.PERSONA_MEMORIES.counter(registry, outcome.label()).increment();
    }

    /// An assignment that could not be run.
    void refused() {
        Metric.PERSONA_AGENTS_REFUSED.counter(registry).increment();
    }

    /// A line that safety kept back: one attempt of a turn, whatever became of the turn.
    void keptBack(SpeechGuard.Refusal refusal) {
        refusals(refusal).increment();
    }

    private Counter refusals(SpeechGuard.Refusal refusal) {
        return Metric.PERSONA_LINES_REFUSED.counter(registry, refusal.label());
    }

    /// @param happenedAt when the event happened that the turn is about; null when it is about none
    void turned(Agent agent, TurnOutcome outcome, @Nullable Instant happenedAt) {
        switch (outcome) {
            case TurnOutcome.Posted posted -> posted(agent, posted.line(), happenedAt);
            case TurnOutcome.Silent silent -> {
                Metric.PERSONA_TURNS_DROPPED
                        .counter(registry, silent.reason().label())
                        .increment();
                LOG.debug(
                        "turn.silent",
                        "room",
                        agent.roomId(),
                        "agent",
                        agent.name(),
                        "reason",
                        silent.reason().label(),
                        "detail",
                        silent.detail());
            }
        }
    }

    void generated(String model, Duration took) {
        Metric.PERSONA_GENERATE.timer(registry, model, "line").record(took);
    }

    void failed(String model, GenerationException.Cause cause, Duration took) {
        Metric.PERSONA_GENERATE.timer(registry, model, "failure").record(took);
        Metric.PERSONA_MODEL_FAULTS.counter(registry, model, cause.label()).increment();
    }

    private void posted(Agent agent, ChatMessage line, @Nullable Instant happenedAt) {
        Provenance provenance = Objects.requireNonNull(line.getProvenance(), "a persona's line has provenance");
        if (happenedAt != null) {
            Metric.PERSONA_REACTION.timer(registry).record(Duration.between(happenedAt, line.getSentAt()));
        }
        if (provenance.getLatencies() != null) {
            Metric.PERSONA_QUEUE
                    .timer(registry)
                    .record(Duration.ofMillis(provenance.getLatencies().getQueuedMs()));
        }
        Metric.PERSONA_LINES.counter(registry, label(provenance.getTrigger())).increment();
        Metric.PERSONA_POSTS.counter(registry, agent.persona().id()).increment();
    }

    private static String label(Trigger trigger) {
        return trigger.name().toLowerCase(Locale.ROOT);
    }
}
