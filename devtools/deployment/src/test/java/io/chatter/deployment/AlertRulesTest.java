package io.chatter.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Alerts fire when they should, as Prometheus itself evaluates them on series planted in alerts-test.yaml.
class AlertRulesTest {

    private static final Path FOLDER = Rendered.ROOT.resolve("docker/observability");
    private static final Pattern LABEL_TOLD = Pattern.compile("\\$labels\\.([a-z_]+)");

    private final List<JsonNode> tests = Kustomization.read(FOLDER.resolve("alerts-test.yaml"))
            .getFirst()
            .path("tests")
            .valueStream()
            .toList();

    @Test
    void shouldFireInTroubleAndBeSilentInHealth() throws IOException, InterruptedException {
        // Given
        assumeTrue(hasPromtool(), "promtool is not installed (it comes with Debian's package prometheus)");

        // When
        Process promtool = new ProcessBuilder("promtool", "test", "rules", "alerts-test.yaml")
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .start();
        String told = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        // Then
        assertThat(promtool.waitFor()).as(told).isZero();
    }

    @Test
    void shouldSeeEveryAlertFireAndEveryAlertSilent() {
        // Given
        Set<String> alerts =
                rules().stream().map(rule -> rule.path("alert").asText()).collect(Collectors.toSet());

        // When, Then
        assertThat(expected(true)).isEqualTo(alerts);
        assertThat(expected(false)).isEqualTo(alerts);
    }

    @Test
    void shouldPlantOnlySeriesThatServicesHave() {
        assertThat(tests)
                .flatExtracting(test -> test.path("input_series").findValuesAsText("series"))
                .hasSizeGreaterThan(50)
                .allSatisfy(series -> assertThat(AskedSeries.problems(series)).isEmpty());
    }

    @Test
    void shouldTellLabelsThatWhatWasFoundHas() {
        assertThat(rules()).allSatisfy(rule -> {
            Set<String> found = AskedSeries.labelsFound(rule.path("expr").asText());
            Matcher told = LABEL_TOLD.matcher(rule.at("/annotations/summary").asText());
            while (told.find()) {
                assertThat(found).as("%s", rule.path("alert")).contains(told.group(1));
            }
        });
    }

    @Test
    void shouldMissWhatNoServiceHas() {
        assertThat(AskedSeries.problems(
                        "sum by (agent) (rate(chatter_persona_posts_lines_total{person=\"a\"}[5m])) > 1"))
                .containsExactly(
                        "chatter_persona_posts_lines_total has no label person", "nothing in it has the label agent");
        assertThat(AskedSeries.problems("chatter_persona_posts > 1"))
                .contains("no metric is called chatter_persona_posts");
    }

    private Set<String> expected(boolean firing) {
        return tests.stream()
                .flatMap(test -> test.path("alert_rule_test").valueStream())
                .filter(check -> check.path("exp_alerts").isEmpty() != firing)
                .map(check -> check.path("alertname").asText())
                .collect(Collectors.toSet());
    }

    private static List<JsonNode> rules() {
        return Kustomization.read(FOLDER.resolve("alerts.yaml"))
                .getFirst()
                .at("/groups/0/rules")
                .valueStream()
                .toList();
    }

    private static boolean hasPromtool() throws InterruptedException {
        try {
            return new ProcessBuilder("promtool", "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
