package io.chatter.diagnosis;

import io.chatter.observability.Metric;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What one process said of itself at one moment: cumulative counters, gauges, histograms. Immutable.
public final class Samples {

    /// A process that said nothing.
    public static final Samples NONE = new Samples(List.of());

    /// One line of Prometheus' text format.
    public record Sample(String name, Map<String, String> labels, double value) {
        public Sample {
            labels = Map.copyOf(labels);
        }
    }

    private final List<Sample> all;

    public Samples(List<Sample> all) {
        this.all = List.copyOf(all);
    }

    public List<Sample> all() {
        return all;
    }

    /// Sum over all label values.
    double sum(Metric metric) {
        return sum(metric, Map.of());
    }

    /// Sum over the samples that have these label values.
    double sum(Metric metric, Map<String, String> labels) {
        return named(metric.prometheusName(), labels).mapToDouble(Sample::value).sum();
    }

    /// Sums by the values of one label, over the samples that have these label values.
    Map<String, Double> by(Metric metric, String label, Map<String, String> labels) {
        Map<String, Double> sums = new TreeMap<>();
        named(metric.prometheusName(), labels)
                .forEach(sample -> sums.merge(sample.labels().getOrDefault(label, ""), sample.value(), Double::sum));
        return sums;
    }

    /// Cumulative counts by upper bound in seconds, over all label values that fit.
    Map<Double, Double> buckets(Metric timer, Map<String, String> labels) {
        Map<Double, Double> buckets = new TreeMap<>();
        named(timer.prometheusName() + "_bucket", labels)
                .forEach(sample ->
                        buckets.merge(bound(sample.labels().getOrDefault("le", "+Inf")), sample.value(), Double::sum));
        return buckets;
    }

    /// Sum of all durations in seconds.
    double seconds(Metric timer, Map<String, String> labels) {
        return named(timer.prometheusName() + "_sum", labels)
                .mapToDouble(Sample::value)
                .sum();
    }

    /// Whether the process knows this counter or gauge.
    boolean has(Metric metric) {
        return named(metric.prometheusName(), Map.of()).findAny().isPresent();
    }

    private Stream<Sample> named(String name, Map<String, String> labels) {
        return all.stream()
                .filter(sample ->
                        sample.name().equals(name) && sample.labels().entrySet().containsAll(labels.entrySet()));
    }

    private static double bound(String text) {
        return text.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
    }
}
