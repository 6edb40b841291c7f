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
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The Compose file and the Dockerfiles, without Docker: keys of the Compose specification, variables that a service
/// reads, files that are there, images that do not run as root. Not shown without an engine: that images build and run.
class ComposeTest {

    private static final Path ROOT =
            Path.of(System.getProperty("chatter.root")).toAbsolutePath().normalize();

    /// https://github.com/compose-spec/compose-spec/blob/main/05-services.md
    private static final Set<String> SERVICE_KEYS = Set.of(
            "build",
            "cap_drop",
            "command",
            "depends_on",
            "env_file",
            "environment",
            "healthcheck",
            "image",
            "ports",
            "profiles",
            "read_only",
            "restart",
            "security_opt",
            "tmpfs",
            "volumes");

    private static final Pattern TRAINING =
            Pattern.compile("^RUN timeout .* java (.*) -jar quarkus-run.jar", Pattern.MULTILINE);
    private static final Pattern START =
            Pattern.compile("^ENTRYPOINT \\[\"java\",(.*)\"-jar\", \"quarkus-run.jar\"", Pattern.MULTILINE);
    private static final Pattern OPTIONS = Pattern.compile("^ENV JAVA_TOOL_OPTIONS=\"([^\"]*)\"", Pattern.MULTILINE);

    private static final List<String> OWN = List.of("chat-gateway", "stream-context", "trends", "persona-workers");

    private final ObjectNode compose =
            Kustomization.read(ROOT.resolve("docker/compose.yaml")).getFirst();

    @Test
    void shouldUseKeysOfTheSpecification() {
        assertThat(names(compose))
                .allMatch(key -> Set.of("name", "services", "volumes").contains(key) || key.startsWith("x-"));
        assertThat(compose.path("services"))
                .allSatisfy(service -> assertThat(SERVICE_KEYS).containsAll(names(service)));
        assertThat(compose.path("services").findValues("profiles").stream()
                        .flatMap(JsonNode::valueStream)
                        .map(JsonNode::asText)
                        .distinct())
                .containsExactlyInAnyOrder("observability", "llm", "memory", "analytics");
    }

    @Test
    void shouldDependOnServicesAndFilesThatExist() {
        assertThat(compose.path("services")).allSatisfy(service -> {
            assertThat(names(compose.path("services"))).containsAll(names(service.path("depends_on")));
            service.path("volumes").forEach(volume -> {
                String source = volume.asText().split(":")[0];
                if (source.startsWith(".")) {
                    assertThat(ROOT.resolve("docker").resolve(source)).exists();
                } else {
                    assertThat(names(compose.path("volumes"))).contains(source);
                }
            });
            if (service.has("build")) {
                assertThat(ROOT.resolve(service.at("/build/dockerfile").asText()))
                        .exists();
            }
        });
    }

    @Test
    void shouldSetOnlyWhatTheServicesRead() throws IOException {
        List<ObjectNode> manifests = Kustomization.render(ROOT.resolve("k8s/base"));
        for (String name : OWN) {
            Set<String> used = new TreeSet<>(names(compose.at("/services/" + name + "/environment")));
            used.addAll(names(compose.path("x-chatter")));
            used.addAll(presets(name).keySet());
            for (ObjectNode manifest : manifests) {
                if (manifest.path("kind").asText().equals("Deployment")
                        && manifest.at("/metadata/name").asText().equals(name)) {
                    manifest.at("/spec/template/spec/containers/0/env")
                            .forEach(variable -> used.add(variable.path("name").asText()));
                }
                if (manifest.path("kind").asText().equals("ConfigMap")
                        && manifest.at("/metadata/name").asText().equals("chatter")) {
                    used.addAll(names(manifest.path("data")));
                }
            }
            used.removeAll(Set.of("<<", "POD_IP"));

            assertThat(ServiceVariables.of(ROOT.resolve("services/" + name + "/src/main")))
                    .as(name)
                    .contains("CHATTER_SCHEMA_REGISTRY_URL")
                    .containsAll(used);
        }
    }

    @Test
    void shouldTellTheProvisioningJobWhatItAsksFor() throws IOException {
        // Given
        JsonNode job = compose.at("/services/provision");
        String command = Files.readString(
                ROOT.resolve("devtools/cli/src/main/java/io/chatter/cli/command/ProvisionCommand.java"));

        // Then: all that services share, of which it takes what it needs, and its folder as an option
        assertThat(names(job.path("environment"))).containsExactly("<<");
        assertThat(List.of("KAFKA_BOOTSTRAP_SERVERS", "CHATTER_SCHEMA_REGISTRY_URL"))
                .allSatisfy(variable -> {
                    assertThat(names(compose.path("x-chatter"))).contains(variable);
                    assertThat(command).contains('"' + variable + '"');
                });
        assertThat(job.path("command").valueStream().map(JsonNode::asText))
                .containsExactly("provision", "--configs", "/configs");
    }

    @Test
    void shouldWriteNothingIntoImages() {
        assertThat(Stream.concat(OWN.stream(), Stream.of("provision")))
                .allSatisfy(name -> assertThat(
                                compose.at("/services/" + name + "/read_only").asBoolean())
                        .as(name)
                        .isTrue());
    }

    @Test
    void shouldBuildImagesThatAreNotRootAndTellTheirHealth() throws IOException {
        for (String name : OWN) {
            String dockerfile = Files.readString(ROOT.resolve("docker/" + name + "/Dockerfile"));
            assertThat(dockerfile)
                    .contains(
                            "USER 10001",
                            "HEALTHCHECK",
                            "-XX:AOTCache=app.aot",
                            "COPY services/" + name + "/target/quarkus-app/");
            assertThat(dockerfile.lines().filter(line -> line.startsWith("FROM")))
                    .allMatch(line -> line.startsWith("FROM eclipse-temurin:25-"));
        }
    }

    @Test
    void shouldTrainTheCacheWithTheFlagsOfTheStart() throws IOException {
        for (String name : OWN) {
            String dockerfile = Files.readString(ROOT.resolve("docker/" + name + "/Dockerfile"));
            String training = found(TRAINING, dockerfile).getFirst();
            String start = found(START, dockerfile).getFirst().replaceAll("[\",]+", " ");

            assertThat(flags(training, "-XX:AOTCacheOutput=app.aot"))
                    .as(name)
                    .isEqualTo(flags(start, "-XX:AOTCache=app.aot"))
                    .contains("--enable-native-access=ALL-UNNAMED");
            assertThat(found(OPTIONS, dockerfile)).hasSize(2);
            assertThat(Set.copyOf(found(OPTIONS, dockerfile))).hasSize(1);
        }
    }

    @Test
    void shouldKeepWhatHasToLastOnVolumesOrOnTheBroker() {
        // Given
        JsonNode kafka = compose.at("/services/kafka");
        JsonNode registry = compose.at("/services/registry/environment");

        // Then
        assertThat(kafka.path("volumes")
                        .valueStream()
                        .map(volume -> volume.asText().split(":")[1]))
                .contains(kafka.at("/environment/KAFKA_LOG_DIRS").asText());
        assertThat(registry.path("APICURIO_STORAGE_KIND").asText()).isEqualTo("kafkasql");
        assertThat(registry.path("APICURIO_KAFKASQL_BOOTSTRAP_SERVERS"))
                .isEqualTo(compose.at("/x-chatter/KAFKA_BOOTSTRAP_SERVERS"));
    }

    @Test
    void shouldTellAServiceOfEveryServerThatAProfileBringsForIt() throws IOException {
        // Given
        String page = Files.readString(ROOT.resolve("docs/how-to/deploy.md"));
        Map<String, String> workers = presets("persona-workers");

        // Then
        assertThat(workers.get("CHATTER_LLM_BASE_URL")).contains("http://ollama:");
        assertThat(workers.get("CHATTER_MEMORY_MEM0_BASE_URL")).contains("http://mem0:");
        assertThat(presets("stream-context")).containsEntry("CHATTER_SPEECH_HTTP_URL", "${CHATTER_SPEECH_HTTP_URL:-}");
        assertThat(page).contains("CHATTER_SPEECH_HTTP_URL=http://whisper:8081/v1");
        assertThat(compose.at("/services/whisper/command/0").asText())
                .contains("--port 8081", "--inference-path /v1/audio/transcriptions");
    }

    @Test
    void shouldLetPublishersReachStreamContext() {
        assertThat(compose.at("/services/stream-context/environment/CHATTER_STREAMS_LISTEN_HOST")
                        .asText())
                .isEqualTo("0.0.0.0");
        assertThat(compose.at("/services/stream-context/ports").valueStream())
                .extracting(JsonNode::asText)
                .containsExactly(
                        "${CHATTER_STREAMS_PUBLISH:-127.0.0.1}:1935:1935",
                        "${CHATTER_STREAMS_PUBLISH:-127.0.0.1}:9710:9710/udp");
    }

    /// What Compose gives a service unless its settings.env does, by variable.
    private static Map<String, String> presets(String service) throws IOException {
        Path file = ROOT.resolve("docker/" + service + "/presets.env");
        return Files.exists(file) ? SettingsFile.values(file) : Map.of();
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).toList();
    }

    private static Set<String> flags(String command, String cache) {
        Set<String> flags = new TreeSet<>(List.of(command.strip().split("\\s+")));
        assertThat(flags.remove(cache)).as("%s in %s", cache, command).isTrue();
        return flags;
    }

    private static List<String> names(JsonNode node) {
        return node.propertyStream().map(Map.Entry::getKey).toList();
    }
}
