package io.chatter.architecture.reference;

import io.chatter.observability.Metric;
import java.util.Locale;

/// Metrics, from the enum that is the only place that names them.
final class MetricsPage {

    private MetricsPage() {}

    static String text() {
        StringBuilder page = new StringBuilder("""
                # Metrics

                Generated from `Metric`. Each service serves its own at `/q/metrics` in Prometheus' format; timers are
                histograms there and add `_bucket`, `_count`, `_sum` and `_max`. Labels come from closed sets.

                | metric | in Prometheus | kind | unit | labels | meaning |
                |---|---|---|---|---|---|
                """);
        for (Metric metric : Metric.values()) {
            page.append("| `%s` | `%s` | %s | %s | %s | %s |\n"
                    .formatted(
                            metric.meterName(),
                            metric.prometheusName(),
                            metric.kind().name().toLowerCase(Locale.ROOT),
                            metric.unit(),
                            String.join(", ", metric.labels()),
                            metric.description()));
        }
        return page.toString();
    }
}
