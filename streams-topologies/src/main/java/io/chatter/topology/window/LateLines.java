package io.chatter.topology.window;

import java.util.Map;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.stats.CumulativeCount;
import org.apache.kafka.streams.processor.api.ProcessingContext;

/// Counts lines that came after every window they belong to was closed. Such a line is in no result.
final class LateLines {

    static final String GROUP = "chatter-windows";
    static final String NAME = "late-lines-total";

    private LateLines() {}

    static Sensor sensor(ProcessingContext context, String store) {
        Sensor sensor =
                context.metrics().addSensor(NAME + "." + store + "." + context.taskId(), Sensor.RecordingLevel.INFO);
        sensor.add(
                new MetricName(
                        NAME,
                        GROUP,
                        "Lines that came after every window they belong to was closed",
                        Map.of("store", store, "task-id", context.taskId().toString())),
                new CumulativeCount());
        return sensor;
    }
}
