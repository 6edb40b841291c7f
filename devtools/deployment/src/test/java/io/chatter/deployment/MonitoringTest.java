package io.chatter.deployment;

import static io.chatter.deployment.Rendered.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A cluster with Prometheus' operator has the alerts of Compose, and scrapes what they ask for.
class MonitoringTest {

    private static final Path FILE = ROOT.resolve("k8s/monitoring.yaml");
    private static final Path OBSERVABILITY = ROOT.resolve("docker/observability");

    /// Rewritten by `-Dchatter.docs.write=true`.
    @Test
    void shouldHaveTheAlertsOfTheOneFile() throws IOException {
        // Given
        String generated =
                PrometheusOperator.file(OBSERVABILITY.resolve("alerts.yaml"), OBSERVABILITY.resolve("prometheus.yaml"));

        // When
        if (Boolean.getBoolean("chatter.docs.write")) {
            Files.writeString(FILE, generated);
        }

        // Then
        assertThat(FILE).as("generated: rewrite with -Dchatter.docs.write=true").hasContent(generated);
        assertThat(find("PrometheusRule").at("/spec/groups"))
                .isEqualTo(Kustomization.read(OBSERVABILITY.resolve("alerts.yaml"))
                        .getFirst()
                        .path("groups"));
    }

    @Test
    void shouldBeWhatTheOperatorUnderstands() {
        assertThat(objects())
                .hasSize(2)
                .allSatisfy(object -> assertThat(ManifestCheck.problems(object)).isEmpty());
    }

    @Test
    void shouldFindAKeyThatTheOperatorDoesNotKnow() {
        // Given
        ObjectNode rule = find("PrometheusRule");
        ((ObjectNode) rule.at("/spec/groups/0/rules/0")).put("expression", "up == 0");

        // When, Then
        assertThat(ManifestCheck.problems(rule)).anyMatch(problem -> problem.contains("expression"));
    }

    @Test
    void shouldScrapeThePodsOfEveryService() {
        // Given
        JsonNode monitor = find("PodMonitor").path("spec");
        JsonNode endpoint = monitor.at("/podMetricsEndpoints/0");
        List<String> apps = monitor.at("/selector/matchExpressions/0/values")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
        List<ObjectNode> objects = Rendered.rendered("pod-per-group");

        // Then
        assertThat(apps)
                .containsExactlyElementsOf(ServiceAccess.services().stream()
                        .map(ServiceAccess::service)
                        .toList())
                .allSatisfy(app -> {
                    ObjectNode deployment = Rendered.find(objects, "Deployment", app);
                    assertThat(deployment
                                    .at("/spec/template/metadata/labels/app")
                                    .asText())
                            .isEqualTo(app);
                    assertThat(Rendered.pod(deployment)
                                    .at("/containers/0/ports")
                                    .findValuesAsText("name"))
                            .contains(endpoint.path("port").asText());
                    assertThat(deployment
                                    .at("/spec/template/metadata/annotations")
                                    .path("prometheus.io/path")
                                    .asText())
                            .isEqualTo(endpoint.path("path").asText());
                });
    }

    private static List<ObjectNode> objects() {
        return Kustomization.read(FILE);
    }

    private static ObjectNode find(String kind) {
        return Rendered.find(objects(), kind, "chatter");
    }
}
