package io.chatter.observability;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/// Every metric of chatter: the only place that spells their names. Labels are closed sets; never a user, a message
/// or a session. The reference page of metrics is made from this.
public enum Metric {
    GATEWAY_CONNECTIONS(Kind.GAUGE, "chatter.gateway.connections", "Open sockets.", "connections"),
    GATEWAY_LINES(
            Kind.COUNTER, "chatter.gateway.lines", "Lines by people, by what became of them.", "lines", "outcome"),
    GATEWAY_DELIVERIES(Kind.COUNTER, "chatter.gateway.deliveries", "Messages handed to sockets.", "messages"),
    GATEWAY_FRAMES(
            Kind.COUNTER,
            "chatter.gateway.frames",
            "Frames with messages handed to sockets; deliveries by frames is the size of a flush.",
            "frames"),
    GATEWAY_DROPPED(
            Kind.COUNTER, "chatter.gateway.dropped", "Messages dropped for slow clients, each in a gap.", "messages"),
    GATEWAY_CLOSED(Kind.COUNTER, "chatter.gateway.closed", "Sockets closed by the gateway.", "sockets", "code"),
    GATEWAY_JUDGED(Kind.COUNTER, "chatter.gateway.judged", "Lines judged by safety.", "lines", "origin", "verdict"),
    GATEWAY_SAFETY_FAILURES(
            Kind.COUNTER,
            "chatter.gateway.safety.failures",
            "Lines blocked because a check of safety failed or cost too much.",
            "lines"),
    GATEWAY_PIPELINE(
            Kind.TIMER, "chatter.gateway.pipeline", "From reading a batch of chat.ingest to its commit.", "seconds"),
    GATEWAY_IGNORED(
            Kind.COUNTER,
            "chatter.gateway.ignored",
            "Records the tail has no use for or cannot read.",
            "records",
            "topic"),
    GATEWAY_BROADCAST_DELAY(
            Kind.TIMER,
            "chatter.gateway.broadcast.delay",
            "From a line's sent_at to its fan-out.",
            "seconds",
            "origin"),
    PERSONA_AGENTS(Kind.GAUGE, "chatter.persona.agents", "Agents running on this worker.", "agents"),
    PERSONA_DECISIONS(
            Kind.COUNTER,
            "chatter.persona.decisions",
            "Policy decisions, by what was decided and by what weighed most against speaking, or by the trigger.",
            "decisions",
            "decision",
            "reason"),
    PERSONA_POSTS(
            Kind.COUNTER,
            "chatter.persona.posts",
            "Lines published, by persona; as many values as there are cards, however many agents play them.",
            "lines",
            "persona"),
    PERSONA_RECALL(Kind.TIMER, "chatter.persona.recall", "Calling memories to mind for one turn.", "seconds"),
    PERSONA_MEMORY_AWAITED(
            Kind.GAUGE,
            "chatter.persona.memory.awaited",
            "Agents that wait for their memories before they begin.",
            "agents"),
    PERSONA_MEMORY_QUEUE(
            Kind.GAUGE, "chatter.persona.memory.queue", "Changes of memories that are not kept yet.", "changes"),
    PERSONA_MEMORY_REQUEST(
            Kind.TIMER, "chatter.persona.memory.request", "One request to a memory server.", "seconds", "outcome"),
    PERSONA_LINES(Kind.COUNTER, "chatter.persona.lines", "Lines published, by trigger.", "lines", "trigger"),
    PERSONA_TURNS_DROPPED(
            Kind.COUNTER, "chatter.persona.turns.dropped", "Turns that ended without a line.", "turns", "reason"),
    PERSONA_LINES_REFUSED(
            Kind.COUNTER,
            "chatter.persona.lines.refused",
            "Lines that safety kept back before they were sent, each attempt of a turn for itself, by whether they were"
                    + " unsafe or could not be checked.",
            "lines",
            "reason"),
    PERSONA_GENERATE(Kind.TIMER, "chatter.persona.generate", "One model call.", "seconds", "model", "outcome"),
    PERSONA_MODEL_FAULTS(
            Kind.COUNTER,
            "chatter.persona.model.faults",
            "Model calls that failed or were not made, for lines and for memories, by cause.",
            "calls",
            "model",
            "cause"),
    PERSONA_REACTION(
            Kind.TIMER, "chatter.persona.reaction", "From a stream event to the line it triggered.", "seconds"),
    PERSONA_QUEUE(Kind.TIMER, "chatter.persona.queue", "From a decision to its turn's model call.", "seconds"),
    PERSONA_AGENTS_REFUSED(
            Kind.COUNTER,
            "chatter.persona.agents.refused",
            "Assignments that no agent can be run by: no such card, no slug, or another agent's key.",
            "assignments"),
    PERSONA_MEMORIES(
            Kind.COUNTER,
            "chatter.persona.memories",
            "Things worth remembering, by what became of them.",
            "memories",
            "outcome"),
    PERSONA_TOKENS(Kind.COUNTER, "chatter.persona.tokens", "Tokens of remote models.", "tokens", "model", "direction"),
    PERSONA_TOKENS_PER_LINE(
            Kind.GAUGE,
            "chatter.persona.line.tokens",
            "Tokens of remote models for each line published since the start.",
            "tokens"),
    PERSONA_SPENT(
            Kind.COUNTER, "chatter.persona.spent", "What remote models cost, by the prices configured.", "dollars"),
    PERSONA_OVER_BUDGET(
            Kind.COUNTER,
            "chatter.persona.over.budget",
            "Model calls not made because the room's budget was used up.",
            "calls"),
    CONTEXT_PUBLISHED(Kind.COUNTER, "chatter.context.published", "Contexts that Kafka has.", "records", "room"),
    CONTEXT_DOWN(Kind.GAUGE, "chatter.context.down", "1 while a room's stream is not heard.", "rooms", "room"),
    CONTEXT_LAG(Kind.TIMER, "chatter.context.lag", "How far the recogniser is behind the sound.", "seconds", "room"),
    CONTEXT_EVENTS(Kind.COUNTER, "chatter.context.events", "Events noticed on streams, by type.", "events", "type"),
    CONTEXT_SKIPPED(Kind.COUNTER, "chatter.context.skipped", "Sound skipped to stay live.", "milliseconds", "room"),
    CONTEXT_SIGHTS(
            Kind.TIMER,
            "chatter.context.sights",
            "Asking the vision model about a frame: described, or failed.",
            "seconds",
            "outcome"),
    TRENDS_LAG(Kind.GAUGE, "chatter.trends.lag", "Lines of the firehose that this instance has not read.", "records"),
    TRENDS_BEHIND(
            Kind.GAUGE,
            "chatter.trends.behind",
            "Age of the newest line read, while there are lines not read.",
            "seconds"),
    TRENDS_RESTORING(Kind.GAUGE, "chatter.trends.restoring", "Records of stores still to be restored.", "records"),
    TRENDS_REBALANCE(
            Kind.TIMER, "chatter.trends.rebalance", "From the begin of a rebalance to all tasks running.", "seconds"),
    TRENDS_LATE(Kind.COUNTER, "chatter.trends.late", "Lines too late for their windows.", "lines", "store", "missed"),
    DEAD_LETTERS(Kind.COUNTER, "chatter.dead.letters", "Records sent to a dead-letter topic.", "records", "topic");

    /// How a metric behaves.
    public enum Kind {
        COUNTER,
        GAUGE,
        TIMER
    }

    private final Kind kind;
    private final String meterName;
    private final String description;
    private final String unit;
    private final List<String> labels;

    Metric(Kind kind, String meterName, String description, String unit, String... labels) {
        this.kind = kind;
        this.meterName = meterName;
        this.description = description;
        this.unit = unit;
        this.labels = List.of(labels);
    }

    public Kind kind() {
        return kind;
    }

    /// Micrometer's name; Prometheus sees it with underscores and the usual suffixes.
    public String meterName() {
        return meterName;
    }

    /// The name in Prometheus' format, by Micrometer's convention; timers add `_bucket`, `_count`, `_sum` and `_max`.
    public String prometheusName() {
        String name = meterName.replace('.', '_');
        String withUnit = name.endsWith("_" + unit) ? name : name + "_" + unit;
        return kind == Kind.COUNTER ? withUnit + "_total" : withUnit;
    }

    public String description() {
        return description;
    }

    /// What is counted or measured.
    public String unit() {
        return unit;
    }

    /// Names of the labels, each from a closed set of values.
    public List<String> labels() {
        return labels;
    }

    /// @param labelValues one for each of [#labels], in order
    public Counter counter(MeterRegistry registry, String... labelValues) {
        require(Kind.COUNTER);
        return Counter.builder(meterName)
                .description(description)
                .baseUnit(unit)
                .tags(tags(labelValues))
                .register(registry);
    }

    /// A counter whose value is kept outside the registry, for what is counted too often to go through it. The caller
    /// keeps `value` reachable.
    public FunctionCounter counter(MeterRegistry registry, LongAdder value, String... labelValues) {
        return counter(registry, value, LongAdder::sum, labelValues);
    }

    /// @param holder of what `count` reads, which must not fall; whoever calls keeps it alive
    public <T> FunctionCounter counter(
            MeterRegistry registry, T holder, ToDoubleFunction<T> count, String... labelValues) {
        require(Kind.COUNTER);
        return FunctionCounter.builder(meterName, holder, count)
                .description(description)
                .baseUnit(unit)
                .tags(tags(labelValues))
                .register(registry);
    }

    /// @param labelValues one for each of [#labels], in order
    public Timer timer(MeterRegistry registry, String... labelValues) {
        require(Kind.TIMER);
        return Timer.builder(meterName)
                .description(description)
                .publishPercentileHistogram()
                .tags(tags(labelValues))
                .register(registry);
    }

    /// @param value asked on every scrape, from any thread
    /// @param labelValues one for each of [#labels], in order
    public Gauge gauge(MeterRegistry registry, Supplier<Number> value, String... labelValues) {
        require(Kind.GAUGE);
        return Gauge.builder(meterName, value)
                .description(description)
                .baseUnit(unit)
                .tags(tags(labelValues))
                .strongReference(true)
                .register(registry);
    }

    private void require(Kind wanted) {
        if (kind != wanted) {
            throw new IllegalStateException(this + " is a " + kind + ", not a " + wanted);
        }
    }

    private String[] tags(String... labelValues) {
        if (labelValues.length != labels.size()) {
            throw new IllegalArgumentException(this + " takes the labels " + labels + ", got " + labelValues.length);
        }
        String[] tags = new String[labelValues.length * 2];
        for (int i = 0; i < labelValues.length; i++) {
            tags[2 * i] = labels.get(i);
            tags[2 * i + 1] = labelValues[i];
        }
        return tags;
    }
}
