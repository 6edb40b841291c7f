package io.chatter.deployment;

import io.chatter.observability.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The series that an expression of Prometheus asks for, held to the metrics that services have.
final class AskedSeries {

    private static final Pattern SERIES = Pattern.compile("\\b((?:chatter_|up\\b)[a-z_]*)(?:\\{([^}]*)\\})?");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)\\s*(?:=~|!=|!~|=)");
    private static final Pattern GROUPED = Pattern.compile("\\bby\\s*\\(([^)]*)\\)");

    /// Prometheus itself gives these to every series it scrapes.
    private static final Set<String> OF_SCRAPE = Set.of("job", "instance");

    private static final String BUCKET = "le";

    private AskedSeries() {}

    /// What of `expression` no service has; empty when all is there.
    static List<String> problems(String expression) {
        List<String> problems = new ArrayList<>();
        Set<String> known = new HashSet<>();
        Matcher series = SERIES.matcher(expression);
        while (series.find()) {
            Optional<Set<String>> labels = labels(series.group(1));
            labels.ifPresentOrElse(known::addAll, () -> problems.add("no metric is called " + series.group(1)));
            String matchers = series.group(2) == null ? "" : series.group(2);
            LABEL.matcher(matchers)
                    .results()
                    .map(label -> label.group(1))
                    .filter(label -> !labels.orElse(Set.of()).contains(label))
                    .forEach(label -> problems.add(series.group(1) + " has no label " + label));
        }
        grouped(expression)
                .filter(label -> !known.contains(label))
                .forEach(label -> problems.add("nothing in it has the label " + label));
        if (known.isEmpty()) {
            problems.add("it asks for no metric");
        }
        return problems;
    }

    /// Labels that what `expression` finds has; all of its metric where it does not group.
    static Set<String> labelsFound(String expression) {
        Set<String> grouped = grouped(expression).collect(Collectors.toSet());
        if (!grouped.isEmpty()) {
            return grouped;
        }
        return SERIES.matcher(expression)
                .results()
                .map(found -> labels(found.group(1)).orElse(Set.of()))
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
    }

    private static Stream<String> grouped(String expression) {
        return GROUPED.matcher(expression)
                .results()
                .map((MatchResult found) -> found.group(1))
                .flatMap(list -> Arrays.stream(list.split(",")))
                .map(String::strip);
    }

    private static Optional<Set<String>> labels(String series) {
        if (series.equals("up")) {
            return Optional.of(OF_SCRAPE);
        }
        return Arrays.stream(Metric.values())
                .filter(metric -> series.equals(metric.prometheusName())
                        || (metric.kind() == Metric.Kind.TIMER
                                && series.matches(metric.prometheusName() + "_(bucket|count|sum|max)")))
                .findFirst()
                .map(metric -> {
                    Set<String> labels = new HashSet<>(OF_SCRAPE);
                    labels.addAll(metric.labels());
                    if (series.endsWith("_bucket")) {
                        labels.add(BUCKET);
                    }
                    return labels;
                });
    }
}
