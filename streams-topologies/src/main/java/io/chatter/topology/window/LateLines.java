package io.chatter.topology.window;

import java.util.Map;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.stats.CumulativeCount;
import org.apache.kafka.streams.processor.api.ProcessingContext;

/// Counts lines that came after windows they belong to were closed: after every one, so that no result has the line,
/// or after the first ones only, so that those which are told already lack it. What is counted outlives its task, so a
/// count of this process never falls.
public final class LateLines {

    /// Kafka Streams' metric of lines that no result has; its tag `store` names the windows.
    public static final String NAME = "late-lines-total";

    /// Kafka Streams' metric of lines that some results lack; its tag `store` names the windows.
    public static final String PARTLY = "partly-late-lines-total";

    static final String GROUP = "chatter-windows";

    private final Sensor late;
    private final Sensor partly;

    LateLines(ProcessingContext context, String store) {
        late = sensor(context, store, NAME, "Lines that came after every window they belong to was closed");
        partly = sensor(context, store, PARTLY, "Lines that came after some of the windows they belong to were closed");
    }

    void recordLate() {
        late.record();
    }

    void recordPartlyLate() {
        partly.record();
    }

    private static Sensor sensor(ProcessingContext context, String store, String name, String description) {
        Sensor sensor =
                context.metrics().addSensor(name + "." + store + "." + context.taskId(), Sensor.RecordingLevel.INFO);
        sensor.add(
                new MetricName(
                        name,
                        GROUP,
                        description,
                        Map.of("store", store, "task-id", context.taskId().toString())),
                new CumulativeCount());
        return sensor;
    }
}
