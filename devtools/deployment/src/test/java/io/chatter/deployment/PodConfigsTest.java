package io.chatter.deployment;

import static io.chatter.deployment.Rendered.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatter.configuration.ChatterConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The deployment of docs/how-to/deploy.md has rooms and personas, and images that can be built.
class PodConfigsTest {

    private static final Pattern MADE =
            Pattern.compile("for folder in ([a-z ]+); do\\s+kubectl -n chatter create configmap chatter-\\$folder "
                    + "--from-file=configs/\\$folder ");
    private static final Pattern BUILT = Pattern.compile("for name in ([a-z -]+); do\\s+docker build");
    private static final List<ObjectNode> OBJECTS = Rendered.rendered("pod-per-group");

    @TempDir
    Path pods;

    @Test
    void shouldHaveTheConfigurationInEveryPodThatReadsIt() throws IOException {
        for (ObjectNode workload : OBJECTS) {
            if (mountsBelow(workload, "/configs").isEmpty()) {
                continue;
            }
            // When
            ChatterConfiguration configuration = ChatterConfiguration.load(laidOut(workload));

            // Then
            assertThat(configuration.rooms()).as(Rendered.name(workload)).containsOnlyKeys("demo");
            assertThat(configuration.personas()).hasSize(24);
            assertThat(configuration.moderation()).isNotEmpty();
            assertThat(configuration.prompts()).isNotEmpty();
            assertThat(configuration.lexicon().keywords()).isNotEmpty();
        }
        assertThat(OBJECTS.stream()
                        .filter(object -> !mountsBelow(object, "/configs").isEmpty()))
                .extracting(Rendered::name)
                .containsExactlyInAnyOrder(
                        "chat-gateway", "stream-context", "trends", "persona-workers", "chatter-provision");
    }

    @Test
    void shouldRunOnlyImagesThatThePageBuilds() throws IOException {
        // Given
        List<String> built = words(BUILT);

        // Then
        assertThat(built)
                .allSatisfy(name -> assertThat(ROOT.resolve("docker/" + name + "/Dockerfile"))
                        .exists());
        assertThat(Rendered.workloads(OBJECTS).stream()
                        .map(workload ->
                                Rendered.pod(workload).at("/containers/0/image").asText())
                        .filter(image -> image.contains("chatter/")))
                .containsExactlyInAnyOrderElementsOf(built.stream()
                        .map(name -> "registry.example.com/chatter/" + name + ":0.1.0")
                        .toList());
    }

    /// As kubelet does it: the files in a hidden folder, `..data` leads to it, and each name leads through `..data`.
    private Path laidOut(ObjectNode workload) throws IOException {
        Path pod = Files.createDirectories(pods.resolve(Rendered.name(workload)));
        for (Map.Entry<String, String> mount : mountsBelow(workload, "/configs").entrySet()) {
            String folder = mount.getValue().replaceFirst("^chatter-", "");
            assertThat(words(MADE)).as("config maps of the page").contains(folder);
            Path volume = Files.createDirectories(pod.resolve(mount.getKey().substring(1)));
            Path hidden = Files.createDirectory(volume.resolve("..2026_01_01"));
            Files.createSymbolicLink(volume.resolve("..data"), hidden.getFileName());
            try (Stream<Path> files = Files.list(ROOT.resolve("configs").resolve(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, hidden.resolve(file.getFileName()));
                    Files.createSymbolicLink(
                            volume.resolve(file.getFileName()),
                            Path.of("..data").resolve(file.getFileName()));
                }
            }
        }
        return pod.resolve("configs");
    }

    /// Names of config maps by where they are mounted.
    private static Map<String, String> mountsBelow(ObjectNode workload, String folder) {
        Map<String, String> mounts = new HashMap<>();
        JsonNode pod = Rendered.pod(workload);
        for (JsonNode mount : pod.at("/containers/0/volumeMounts")) {
            String path = mount.path("mountPath").asText();
            if (path.equals(folder) || path.startsWith(folder + "/")) {
                pod.path("volumes")
                        .valueStream()
                        .filter(volume -> volume.path("name").equals(mount.path("name")))
                        .forEach(volume ->
                                mounts.put(path, volume.at("/configMap/name").asText()));
            }
        }
        return mounts;
    }

    private static List<String> words(Pattern loop) throws IOException {
        Matcher found = loop.matcher(Files.readString(ROOT.resolve("docs/how-to/deploy.md")));
        assertThat(found.find()).as("%s in deploy.md", loop).isTrue();
        return List.of(found.group(1).split(" "));
    }
}
