package io.chatter.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatter.observability.Metric;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Dashboards and alerts ask for metrics and labels that exist, and alerts lead to a section of the runbook.
class ObservabilityFilesTest {

    private static final Path ROOT =
            Path.of(System.getProperty("chatter.root")).toAbsolutePath().normalize();
    private static final Path FOLDER = ROOT.resolve("docker/observability");
    private static final String RUNBOOK = "{{ $externalLabels.runbook }}";
    private static final Pattern SERIES = Pattern.compile("(chatter_[a-z_]+)(?:\\{([^}]*)\\})?");
    private static final Pattern LABEL = Pattern.compile("([a-z]+)\\s*(?:=~|!=|!~|=)");

    @Test
    void shouldAskForMetricsThatExist() throws IOException {
        // Given
        List<String> expressions = Stream.concat(
                        alerts().stream().map(alert -> alert.path("expr").asText()), expressionsOfDashboard())
                .toList();

        // Then
        assertThat(expressions).hasSizeGreaterThan(25).allSatisfy(expression -> {
            Matcher series = SERIES.matcher(expression);
            while (series.find()) {
                Metric metric = metric(series.group(1));
                Matcher label = LABEL.matcher(series.group(2) == null ? "" : series.group(2));
                while (label.find()) {
                    assertThat(metric.labels()).contains(label.group(1));
                }
            }
        });
    }

    @Test
    void shouldLeadFromEveryAlertToTheRunbook() throws IOException {
        // Given
        Set<String> sections = Files.readAllLines(ROOT.resolve("docs/how-to/runbook.md")).stream()
                .filter(line -> line.startsWith("## "))
                .map(line -> RUNBOOK + "#" + line.substring(3))
                .collect(Collectors.toSet());

        // Then
        assertThat(alerts()).isNotEmpty().allSatisfy(alert -> {
            assertThat(sections).contains(alert.at("/annotations/runbook_url").asText());
            assertThat(alert.at("/annotations/summary").asText()).isNotBlank();
            assertThat(alert.path("for").asText()).matches("\\d+m");
        });
    }

    @Test
    void shouldBeginLinksToTheRunbookWithAnAddress() {
        // Given
        JsonNode prometheus =
                Kustomization.read(FOLDER.resolve("prometheus.yaml")).getFirst();

        // When
        String runbook = prometheus.at("/global/external_labels/runbook").asText();

        // Then
        assertThat(URI.create(runbook)).hasScheme("https");
        assertThat(runbook).endsWith("docs/how-to/runbook.md");
    }

    @Test
    void shouldSeeWhatTheHouseModelAndSteadyContextsHide() throws IOException {
        // Given
        List<String> alerts =
                alerts().stream().map(alert -> alert.path("expr").asText()).toList();
        List<String> panels = expressionsOfDashboard().toList();

        // When, Then
        for (Metric metric : List.of(Metric.PERSONA_MODEL_FAULTS, Metric.CONTEXT_DOWN)) {
            assertThat(alerts).anyMatch(expression -> expression.contains(metric.prometheusName()));
            assertThat(panels).anyMatch(expression -> expression.contains(metric.prometheusName()));
        }
    }

    @Test
    void shouldAnswerTheFiveQuestionsOnTheDashboard() throws IOException {
        assertThat(dashboard().path("panels").findValuesAsText("title"))
                .contains(
                        "Why did chat slow down?",
                        "Which persona is spamming?",
                        "Are bots reacting to bots too much?",
                        "Is memory causing latency?",
                        "Did schemas change and break parsing?");
    }

    private static Metric metric(String series) {
        return Arrays.stream(Metric.values())
                .filter(metric -> series.equals(metric.prometheusName())
                        || (metric.kind() == Metric.Kind.TIMER
                                && series.matches(metric.prometheusName() + "_(bucket|count|sum|max)")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no metric is called " + series));
    }

    private static List<JsonNode> alerts() {
        return Kustomization.read(FOLDER.resolve("alerts.yaml"))
                .getFirst()
                .at("/groups/0/rules")
                .valueStream()
                .toList();
    }

    private static Stream<String> expressionsOfDashboard() throws IOException {
        return dashboard().findValuesAsText("expr").stream();
    }

    private static JsonNode dashboard() throws IOException {
        return new ObjectMapper()
                .readTree(FOLDER.resolve("grafana/chatter.json").toFile());
    }
}
