package io.chatter.diagnosis;

import io.chatter.observability.Metric;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Two looks at one process.
///
/// @param name of the process
/// @param before its metrics at the first look; those of a process that was begun anew are taken as zero
/// @param now its metrics at the second look
public record ServiceReading(String name, State state, Samples before, Samples now) {

    /// Whether the process does its work.
    public enum State {
        READY,
        /// It answers, and says that it is not ready.
        UNREADY,
        /// It does not answer in time.
        SILENT,
        /// Nothing listens there.
        GONE
    }

    double gauge(Metric metric) {
        return now.sum(metric);
    }

    double increase(Metric counter, Map<String, String> labels) {
        return since(before.sum(counter, labels), now.sum(counter, labels));
    }

    Map<String, Double> increaseBy(Metric counter, String label, Map<String, String> labels) {
        Map<String, Double> earlier = before.by(counter, label, labels);
        Map<String, Double> increases = new TreeMap<>();
        now.by(counter, label, labels)
                .forEach((value, count) -> increases.put(value, since(earlier.getOrDefault(value, 0.0), count)));
        return increases;
    }

    /// Values of `label` under which `gauge` was above zero at both looks.
    Set<String> raised(Metric gauge, String label) {
        Set<String> values = new TreeSet<>();
        Map<String, Double> earlier = before.by(gauge, label, Map.of());
        now.by(gauge, label, Map.of()).forEach((value, level) -> {
            if (level > 0 && earlier.getOrDefault(value, 0.0) > 0) {
                values.add(value);
            }
        });
        return values;
    }

    Timings timings(Metric timer, Map<String, String> labels) {
        Map<Double, Double> earlier = before.buckets(timer, labels);
        Map<Double, Double> buckets = new TreeMap<>();
        now.buckets(timer, labels)
                .forEach((bound, count) -> buckets.put(bound, since(earlier.getOrDefault(bound, 0.0), count)));
        return new Timings(buckets, since(before.seconds(timer, labels), now.seconds(timer, labels)));
    }

    /// A counter that went back has begun anew.
    private static double since(double earlier, double later) {
        return later >= earlier ? later - earlier : later;
    }
}
