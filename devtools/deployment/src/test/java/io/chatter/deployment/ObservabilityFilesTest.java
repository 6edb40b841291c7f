package io.chatter.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatter.observability.Metric;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Dashboards and alerts ask for metrics and labels that exist, and alerts lead to a section of the runbook.
class ObservabilityFilesTest {

    private static final Path ROOT =
            Path.of(System.getProperty("chatter.root")).toAbsolutePath().normalize();
    private static final Path FOLDER = ROOT.resolve("docker/observability");
    private static final String RUNBOOK = "{{ $externalLabels.runbook }}";

    @Test
    void shouldAskForMetricsThatExist() throws IOException {
        // Given
        List<String> expressions = Stream.concat(
                        alerts().stream().map(alert -> alert.path("expr").asText()), expressionsOfDashboard())
                .toList();

        // Then
        assertThat(expressions)
                .hasSizeGreaterThan(25)
                .allSatisfy(expression ->
                        assertThat(AskedSeries.problems(expression)).isEmpty());
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
