package io.chatter.trends;

import io.chatter.observability.Metric;
import io.chatter.topology.density.BotDensityTopology;
import io.chatter.topology.trends.TrendsTopology;
import io.chatter.topology.window.LateLines;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams;

/// Lines that came too late, as the topology counts them, under chatter's own name. Thread-safe.
final class LateLineCounts {

    private static final List<String> STORES =
            List.of(TrendsTopology.STORE, TrendsTopology.FAST_STORE, BotDensityTopology.STORE);
    private static final Map<String, String> MISSED = Map.of("all", LateLines.NAME, "some", LateLines.PARTLY);

    private LateLineCounts() {}

    /// @param streams whoever calls keeps it alive
    static void register(KafkaStreams streams, MeterRegistry meters) {
        for (String store : STORES) {
            MISSED.forEach((windows, name) -> Metric.TRENDS_LATE.counter(
                    meters, streams, running -> sum(running.metrics(), name, store), store, windows));
        }
    }

    private static double sum(
            Map<MetricName, ? extends org.apache.kafka.common.Metric> metrics, String name, String store) {
        return metrics.entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(name)
                        && store.equals(entry.getKey().tags().get("store")))
                .mapToDouble(entry -> ((Number) entry.getValue().metricValue()).doubleValue())
                .sum();
    }
}
