package io.chatter.diagnosis;

import java.util.Map;
import java.util.TreeMap;

/// Durations measured between two looks, as a histogram tells them.
///
/// @param buckets counts up to and including each upper bound in seconds, the last bound infinite
/// @param seconds sum of all
record Timings(Map<Double, Double> buckets, double seconds) {

    Timings {
        buckets = new TreeMap<>(buckets);
    }

    double count() {
        return buckets.getOrDefault(Double.POSITIVE_INFINITY, 0.0);
    }

    /// In seconds; NaN when nothing was measured.
    double mean() {
        return count() > 0 ? seconds / count() : Double.NaN;
    }

    /// The upper bound of the bucket that holds the quantile, in seconds: never less than the true value, unless that
    /// is beyond the last finite bound, which is given then. NaN when nothing was measured.
    double quantile(double share) {
        double wanted = count() * share;
        double answer = Double.NaN;
        if (wanted > 0) {
            for (Map.Entry<Double, Double> bucket : buckets.entrySet()) {
                answer = Double.isInfinite(bucket.getKey()) ? answer : bucket.getKey();
                if (bucket.getValue() >= wanted) {
                    break;
                }
            }
        }
        return answer;
    }

    Timings plus(Timings other) {
        Map<Double, Double> sum = new TreeMap<>(buckets);
        other.buckets.forEach((bound, count) -> sum.merge(bound, count, Double::sum));
        return new Timings(sum, seconds + other.seconds);
    }
}
