package io.chatter.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every setting of a service can be given in Compose, in a file of that service, and nobody else gets it. Not shown
/// without an engine: that Compose reads the files.
class ComposeSettingsTest {

    private static final Path ROOT =
            Path.of(System.getProperty("chatter.root")).toAbsolutePath().normalize();
    private static final List<String> OWN = List.of("chat-gateway", "stream-context", "trends", "persona-workers");
    private static final Pattern OFFERED = Pattern.compile("^#([A-Z0-9_]+)=", Pattern.MULTILINE);
    private static final Pattern SECRET = Pattern.compile(".*(_KEY|_PASSWORD|_SECRET|_TOKEN)");

    private final ObjectNode compose =
            Kustomization.read(ROOT.resolve("docker/compose.yaml")).getFirst();

    /// Run with `-Dchatter.docs.write=true` to write them anew.
    @ParameterizedTest
    @ValueSource(strings = {"chat-gateway", "stream-context", "trends", "persona-workers"})
    void shouldOfferEverySettingThatTheServiceHas(String service) throws IOException {
        // Given
        Path example = ROOT.resolve("docker/" + service + "/settings.example.env");
        Path sources = ROOT.resolve("services/" + service + "/src/main");

        // When
        String generated = SettingsFile.example(service, sources, example.getParent(), compose);
        if (Boolean.getBoolean("chatter.docs.write")) {
            Files.writeString(example, generated);
        }

        // Then: as a comment, so that the file changes nothing as it is
        assertThat(example)
                .as("%s is generated; write it anew with -Dchatter.docs.write=true", example)
                .hasContent(generated);
        assertThat(SettingsFile.values(example)).isEmpty();
        assertThat(ServiceVariables.of(sources)).containsAll(offered(service));
    }

    @Test
    void shouldOfferWhatPeopleLookFor() throws IOException {
        assertThat(offered("persona-workers"))
                .contains(
                        "CHATTER_LLM_API_KEY",
                        "CHATTER_LLM_MAX_TOKENS",
                        "CHATTER_LLM_BUDGET_DOLLARS_PER_MINUTE",
                        "CHATTER_MEMORY_MEM0_API_KEY");
        assertThat(offered("stream-context"))
                .contains("CHATTER_SPEECH_HTTP_URL", "CHATTER_VISION_API_KEY", "CHATTER_EVENTS_HYPE_LEAST_CONFIDENCE");
        assertThat(offered("chat-gateway"))
                .contains("CHATTER_GATEWAY_ACCESS_GUEST_KEY", "CHATTER_GATEWAY_POSTING_LINES", "MP_JWT_VERIFY_ISSUER");
    }

    @Test
    void shouldGiveEachServiceItsOwnFilesOnly() {
        Map<String, List<String>> files = compose.path("services")
                .propertyStream()
                .filter(service -> service.getValue().has("env_file"))
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        service -> service.getValue().path("env_file").findValuesAsText("path")));

        assertThat(files).containsOnlyKeys(OWN);
        assertThat(files)
                .allSatisfy((service, paths) -> assertThat(paths)
                        .allMatch(path -> path.startsWith("./" + service + "/"))
                        .last()
                        .isEqualTo("./" + service + "/settings.env"));
    }

    /// What stands under `environment` goes before all files, so a setting there could not be given.
    @Test
    void shouldHandOnNoSecretByTheComposeFileItself() throws IOException {
        for (String service : OWN) {
            JsonNode environment = compose.at("/services/" + service + "/environment");
            assertThat(environment.toString() + compose.path("x-chatter")).doesNotContain("LLM", "KEY", "PASSWORD");
        }
        assertThat(secrets("persona-workers")).isNotEmpty();
        assertThat(secrets("stream-context")).isNotEmpty().doesNotContainAnyElementsOf(secrets("persona-workers"));
        assertThat(secrets("chat-gateway")).doesNotContainAnyElementsOf(secrets("persona-workers"));
        assertThat(secrets("trends")).isEmpty();
    }

    @Test
    void shouldNotNeedAFileThatPeopleMake() throws IOException {
        List<String> ignored = Files.readAllLines(ROOT.resolve(".gitignore"));

        assertThat(ignored).contains("settings.env");
        assertThat(compose.path("services").findValues("env_file").stream().flatMap(JsonNode::valueStream))
                .isNotEmpty()
                .allSatisfy(file -> {
                    boolean isMade = file.path("path").asText().endsWith("/settings.env");
                    assertThat(file.path("required").asBoolean(true)).isEqualTo(!isMade);
                    assertThat(isMade
                                    || Files.exists(ROOT.resolve("docker")
                                            .resolve(file.path("path").asText())))
                            .as("%s", file)
                            .isTrue();
                });
    }

    private static Set<String> secrets(String service) throws IOException {
        return offered(service).stream()
                .filter(variable -> SECRET.matcher(variable).matches())
                .collect(Collectors.toSet());
    }

    private static Set<String> offered(String service) throws IOException {
        String example = Files.readString(ROOT.resolve("docker/" + service + "/settings.example.env"));
        return OFFERED.matcher(example).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }
}
