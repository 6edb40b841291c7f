package io.chatter.trends;

import io.chatter.topology.window.LineFeed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/// How far this instance is behind the firehose, read from Kafka's own metrics. Thread-safe.
public final class FirehoseLag {

    private static final String RECORDS = "records-lag";

    /// Of one partition.
    ///
    /// @param records committed in the firehose and not read yet
    /// @param behind age of the newest line that was read, if there are lines it has not read; else zero
    public record Partition(int partition, long records, Duration behind) {}

    private final String firehose;
    private final Clock clock;

    FirehoseLag(String firehose, Clock clock) {
        this.firehose = firehose;
        this.clock = clock;
    }

    /// @param partitions those that this instance works on; Kafka has no figure of one before it has
    ///     read from it
    List<Partition> of(Collection<Integer> partitions, Map<MetricName, ? extends Metric> metrics) {
        Map<Integer, Long> records = new HashMap<>();
        Map<Integer, Long> newest = new HashMap<>();
        metrics.forEach((name, metric) -> {
            Map<String, String> tags = name.tags();
            if (name.name().equals(RECORDS) && firehose.equals(tags.get("topic"))) {
                records.put(Integer.valueOf(tags.getOrDefault("partition", "0")), number(metric));
            } else if (name.name().equals(LineFeed.NEWEST_LINE)) {
                String task = tags.getOrDefault("task-id", "0_0");
                newest.put(Integer.valueOf(task.substring(task.indexOf('_') + 1)), number(metric));
            }
        });
        return partitions.stream()
                .sorted()
                .map(partition ->
                        of(partition, records.getOrDefault(partition, 0L), newest.getOrDefault(partition, 0L)))
                .toList();
    }

    private Partition of(int partition, long records, long newestLine) {
        return new Partition(partition, records, behind(records, newestLine));
    }

    private Duration behind(long records, long newestLine) {
        return records == 0 || newestLine == 0
                ? Duration.ZERO
                : Duration.between(Instant.ofEpochMilli(newestLine), clock.instant());
    }

    private static long number(Metric metric) {
        double value = ((Number) metric.metricValue()).doubleValue();
        return Double.isFinite(value) ? (long) value : 0;
    }
}
