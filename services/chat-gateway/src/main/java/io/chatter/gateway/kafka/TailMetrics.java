package io.chatter.gateway.kafka;

import io.chatter.observability.Metric;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Origin;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Measures what the tail sees. Thread-safe.
public final class TailMetrics {

    /// A line older than this was not under way for so long: the tail is catching up.
    private static final Duration LIVE = Duration.ofSeconds(30);

    private final MeterRegistry registry;
    private final Map<Origin, Timer> delays;

    public TailMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.delays = Arrays.stream(Origin.values())
                .collect(Collectors.toMap(
                        Function.identity(),
                        origin -> Metric.GATEWAY_BROADCAST_DELAY.timer(
                                registry, origin.name().toLowerCase(Locale.ROOT)),
                        (one, _) -> one,
                        () -> new EnumMap<>(Origin.class)));
    }

    void broadcast(ChatMessage line, Instant now) {
        Duration delay = Duration.between(line.getSentAt(), now);
        Timer timer = delays.get(line.getOrigin());
        if (timer != null && !delay.isNegative() && delay.compareTo(LIVE) < 0) {
            timer.record(delay);
        }
    }

    /// A record that the gateway has no use for, or cannot read.
    void ignored(String topic) {
        Metric.GATEWAY_IGNORED.counter(registry, topic).increment();
    }
}
