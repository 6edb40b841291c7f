package io.chatter.gateway.kafka;

import io.chatter.gateway.Judgement;
import io.chatter.observability.Metric;
import io.chatter.schema.ModerationKind;
import io.chatter.topics.TopicCatalogue;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;

/// Counts what ingest does. Thread-safe.
public final class IngestMetrics {

    private final MeterRegistry registry;
    private final Counter deadLetters;

    /// Dead letters begin at zero, so that the first increase is seen as one.
    public IngestMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.deadLetters = Metric.DEAD_LETTERS.counter(registry, TopicCatalogue.CHAT_INGEST.name());
    }

    /// A batch is in the log, in `time`. Not told before: a batch that fails is judged again.
    void committed(IngestOutcome outcome, Duration time) {
        outcome.judgements().forEach(this::judged);
        deadLetters.increment(outcome.deadLetters());
        Metric.GATEWAY_PIPELINE.timer(registry).record(time);
    }

    private void judged(Judgement judgement) {
        switch (judgement) {
            case Judgement.Show show ->
                count(
                        show.message().getOrigin().name(),
                        show.event().isPresent() ? ModerationKind.REDACTED.name() : "ALLOWED");
            // A verdict does not say who wrote the line, and need not: people and bots are told apart where it is made.
            case Judgement.Withhold withhold ->
                count("ANY", withhold.verdict().getKind().name());
        }
    }

    private void count(String origin, String verdict) {
        Metric.GATEWAY_JUDGED
                .counter(registry, origin.toLowerCase(Locale.ROOT), verdict.toLowerCase(Locale.ROOT))
                .increment();
    }
}
