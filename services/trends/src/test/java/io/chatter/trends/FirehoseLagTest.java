package io.chatter.trends;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.topology.window.LineFeed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.junit.jupiter.api.Test;

class FirehoseLagTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private record Figure(MetricName metricName, Object metricValue) implements Metric {}

    private final Map<MetricName, Metric> metrics = new HashMap<>();
    private final FirehoseLag lag = new FirehoseLag("chat.firehose", Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void shouldTellRecordsAndTimeOfAPartitionThatIsBehind() {
        // Given
        waiting("chat.firehose", 3, 240.0);
        newestLine("0_3", NOW.minusSeconds(90));

        // When, then
        assertThat(lag.of(List.of(3), metrics))
                .containsExactly(new FirehoseLag.Partition(3, 240, Duration.ofSeconds(90)));
    }

    @Test
    void shouldNotCallAQuietPartitionLate() {
        // Given: nobody has written for an hour, and all that was written is read
        waiting("chat.firehose", 3, 0.0);
        newestLine("0_3", NOW.minusSeconds(3_600));

        // When, then
        assertThat(lag.of(List.of(3), metrics)).containsExactly(new FirehoseLag.Partition(3, 0, Duration.ZERO));
    }

    @Test
    void shouldKeepPartitionsAndTopicsApartAndListThoseWithoutFigures() {
        // Given
        waiting("chat.firehose", 1, 5.0);
        waiting("trends-changelog", 2, 77.0);
        newestLine("0_1", NOW.minusMillis(500));
        newestLine("0_2", NOW.minusSeconds(30));

        // When, then
        assertThat(lag.of(List.of(2, 1), metrics))
                .containsExactly(
                        new FirehoseLag.Partition(1, 5, Duration.ofMillis(500)),
                        new FirehoseLag.Partition(2, 0, Duration.ZERO));
    }

    @Test
    void shouldTakeAFigureThatIsNoNumberForNone() {
        // Given: what Kafka says before it has read from a partition
        waiting("chat.firehose", 1, Double.NaN);

        // When, then
        assertThat(lag.of(List.of(1), metrics)).containsExactly(new FirehoseLag.Partition(1, 0, Duration.ZERO));
    }

    private void waiting(String topic, int partition, double records) {
        add("records-lag", Map.of("topic", topic, "partition", Integer.toString(partition)), records);
    }

    private void newestLine(String task, Instant at) {
        add(LineFeed.NEWEST_LINE, Map.of("task-id", task), (double) at.toEpochMilli());
    }

    private void add(String name, Map<String, String> tags, double value) {
        MetricName key = new MetricName(name, "test", "", tags);
        metrics.put(key, new Figure(key, value));
    }
}
