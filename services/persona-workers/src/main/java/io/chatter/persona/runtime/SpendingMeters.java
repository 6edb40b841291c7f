package io.chatter.persona.runtime;

import io.chatter.observability.Metric;
import io.chatter.persona.GenerationException.Cause;
import io.chatter.persona.ModelObserver;
import io.chatter.persona.Spending.Tokens;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/// Counts what remote models take, and what keeps them from answering. Thread-safe.
public final class SpendingMeters implements ModelObserver {

    private final MeterRegistry registry;
    private final String model;

    /// Counters that alerts watch begin at zero, so that the first increase is seen as one.
    ///
    /// @param model name of the model
    public SpendingMeters(MeterRegistry registry, String model) {
        this.registry = registry;
        this.model = model;
        Metric.PERSONA_TOKENS_PER_LINE.gauge(registry, this::tokensPerLine);
        for (Cause cause : Cause.values()) {
            var _ = faults(cause);
        }
        var _ = overBudget();
    }

    @Override
    public void spent(Tokens tokens, double dollars) {
        Metric.PERSONA_TOKENS.counter(registry, model, "input").increment(tokens.input());
        Metric.PERSONA_TOKENS.counter(registry, model, "output").increment(tokens.output());
        Metric.PERSONA_SPENT.counter(registry).increment(dollars);
    }

    @Override
    public void refused() {
        overBudget().increment();
    }

    @Override
    public void failed(Cause cause) {
        faults(cause).increment();
    }

    private Counter overBudget() {
        return Metric.PERSONA_OVER_BUDGET.counter(registry);
    }

    private Counter faults(Cause cause) {
        return Metric.PERSONA_MODEL_FAULTS.counter(registry, model, cause.label());
    }

    private double tokensPerLine() {
        double lines = sum(Metric.PERSONA_LINES);
        return lines == 0 ? 0 : sum(Metric.PERSONA_TOKENS) / lines;
    }

    private double sum(Metric metric) {
        return registry.find(metric.meterName()).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }
}
