package io.chatter.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The job by which an operator asks a cluster why.
class WhyJobTest {

    private static final Path K8S =
            Path.of(System.getProperty("chatter.root")).resolve("k8s").normalize();

    private final List<ObjectNode> objects = Kustomization.read(K8S.resolve("why.yaml"));
    private final JsonNode container = objects.getFirst().at("/spec/template/spec/containers/0");

    @Test
    void shouldBeWhatKubernetesUnderstands() {
        assertThat(objects)
                .hasSize(3)
                .allSatisfy(object -> assertThat(ManifestCheck.problems(object)).isEmpty());
    }

    @Test
    void shouldAskAsTheUserThatMayReadAndWriteNothing() {
        // Given
        String user = ServiceAccess.OPERATOR.service();

        // Then
        assertThat(container.at("/args/0").asText()).isEqualTo("why");
        assertThat(container.at("/env/0/value").asText()).isEqualTo(user);
        assertThat(container.at("/env/1/valueFrom/secretKeyRef/name").asText()).isEqualTo(user);
        assertThat(Strimzi.files().get("users.yaml")).contains("  name: " + user + "\n");
        assertThat(KafkaRights.of(ServiceAccess.OPERATOR))
                .flatExtracting(KafkaRights.Right::operations)
                .containsOnly("READ", "DESCRIBE");
    }

    @Test
    void shouldBeTheImageOfTheOtherJob() {
        // Given
        ObjectNode provision = Rendered.find(Rendered.rendered("pod-per-group"), "Job", "chatter-provision");

        // Then
        assertThat(container.path("image")).isEqualTo(Rendered.pod(provision).at("/containers/0/image"));
    }
}
