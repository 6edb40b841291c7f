package io.chatter.deployment;

import static io.chatter.deployment.Rendered.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The `kubectl` lines of the docs name what the overlays have. They are not run: there is no cluster here.
class DeployPageTest {

    private static final List<ObjectNode> OBJECTS = Stream.concat(
                    Rendered.rendered("pod-per-group").stream(),
                    Kustomization.read(ROOT.resolve("k8s/why.yaml")).stream())
            .toList();
    private static final Pattern OVERLAY = Pattern.compile("apply -k (\\S+)");
    private static final Pattern SELECTOR = Pattern.compile(" -l (\\S+?)=(\\S+)");
    private static final Pattern SETTINGS = Pattern.compile("create configmap ([a-z-]+)-settings");
    private static final Pattern VARIABLE = Pattern.compile("--from-literal=([A-Z0-9_]+)=");
    private static final Pattern NAMED = Pattern.compile("\\b(job|deployment|service)[/ ]([a-z][a-z-]+)");

    @Test
    void shouldNameObjectsAndOverlaysThatAreThere() throws IOException {
        assertThat(commands()).hasSizeGreaterThan(8).allSatisfy(command -> {
            found(OVERLAY, command)
                    .forEach(overlay ->
                            assertThat(ROOT.resolve(overlay.group(1))).isDirectory());
            found(SELECTOR, command)
                    .forEach(label -> assertThat(OBJECTS)
                            .as(command)
                            .anyMatch(object -> object.at("/metadata/labels")
                                    .path(label.group(1))
                                    .asText()
                                    .equals(label.group(2))));
            found(NAMED, command)
                    .forEach(named -> assertThat(OBJECTS)
                            .as(command)
                            .anyMatch(object -> object.path("kind")
                                            .asText()
                                            .toLowerCase(Locale.ROOT)
                                            .equals(named.group(1))
                                    && Rendered.name(object).equals(named.group(2))));
        });
    }

    @Test
    void shouldMakeEverySecretThatNobodyElseMakes() throws IOException {
        // Given
        List<String> commands = commands();

        // Then
        assertThat(Rendered.workloads(OBJECTS).stream()
                        .flatMap(workload -> Rendered.pod(workload).findValues("secretKeyRef").stream())
                        .filter(reference -> !reference.path("optional").asBoolean())
                        .map(reference -> reference.path("name").asText()))
                .isNotEmpty()
                .allSatisfy(secret -> assertThat(Rendered.kind(OBJECTS, "KafkaUser").stream()
                                        .map(Rendered::name)
                                        .toList()
                                        .contains(secret)
                                || commands.stream().anyMatch(line -> line.contains("create secret generic " + secret)))
                        .as(secret)
                        .isTrue());
    }

    @Test
    void shouldSetOnlyWhatTheServiceOfAConfigMapReads() throws IOException {
        // Given
        List<String> made = commands().stream()
                .filter(command -> SETTINGS.matcher(command).find())
                .toList();

        // Then
        assertThat(made).hasSize(2);
        for (String command : made) {
            String service = found(SETTINGS, command).getFirst().group(1);
            assertThat(ServiceVariables.of(ROOT.resolve("services/" + service + "/src/main")))
                    .containsAll(found(VARIABLE, command).stream()
                            .map(variable -> variable.group(1))
                            .toList());
        }
    }

    private static List<MatchResult> found(Pattern pattern, String command) {
        return pattern.matcher(command).results().toList();
    }

    private static List<String> commands() throws IOException {
        try (Stream<Path> pages = Files.walk(ROOT.resolve("docs"))) {
            return pages.filter(page -> page.toString().endsWith(".md"))
                    .flatMap(DeployPageTest::lines)
                    .map(String::strip)
                    .filter(line -> line.startsWith("kubectl "))
                    .toList();
        }
    }

    private static Stream<String> lines(Path page) {
        try {
            return Files.readAllLines(page).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
