package io.chatter.deployment;

import static io.chatter.deployment.Rendered.find;
import static io.chatter.deployment.Rendered.kind;
import static io.chatter.deployment.Rendered.name;
import static io.chatter.deployment.Rendered.rendered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What would be applied to a cluster, rendered and held to Kubernetes' and Strimzi's own types and to itself.
class KubernetesTest {

    private static final Path K8S =
            Path.of(System.getProperty("chatter.root")).resolve("k8s").normalize();
    private static final Map<String, Integer> CEILINGS = Map.of(
            "chat-gateway", TopicCatalogue.ROOM_PARTITIONS,
            "trends", TopicCatalogue.ROOM_PARTITIONS,
            "persona-workers", TopicCatalogue.AGENT_PARTITIONS);

    /// Rewritten by `-Dchatter.docs.write=true`.
    @Test
    void shouldHaveTopicsAndUsersAsTheCatalogueHasThem() throws IOException {
        for (Map.Entry<String, String> file : Strimzi.files().entrySet()) {
            Path path = K8S.resolve("base/kafka").resolve(file.getKey());
            if (Boolean.getBoolean("chatter.docs.write")) {
                Files.writeString(path, file.getValue());
            }
            assertThat(path)
                    .as("generated: rewrite with -Dchatter.docs.write=true")
                    .hasContent(file.getValue());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"one-process", "pod-per-group", "pod-per-agent"})
    void shouldRenderWhatKubernetesUnderstands(String overlay) {
        // When
        List<ObjectNode> objects = rendered(overlay);

        // Then
        assertThat(objects).hasSizeGreaterThan(40).allSatisfy(object -> {
            assertThat(object.at("/metadata/namespace").asText()).isEqualTo("chatter");
            assertThat(ManifestCheck.problems(object)).as(name(object)).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"one-process", "pod-per-group", "pod-per-agent"})
    void shouldKeepReplicasUnderPartitions(String overlay) {
        // Given
        List<ObjectNode> objects = rendered(overlay);

        // Then
        assertThat(kind(objects, "ScaledObject")).hasSize(3).allSatisfy(scaled -> {
            String target = scaled.at("/spec/scaleTargetRef/name").asText();
            int least = scaled.at("/spec/minReplicaCount").asInt();
            assertThat(scaled.at("/spec/maxReplicaCount").asInt()).isBetween(least, CEILINGS.get(target));
            assertThat(find(objects, "Deployment", target).path("spec").has("replicas"))
                    .as("an upgrade undoes what KEDA scaled of %s", target)
                    .isFalse();
            scaled.at("/spec/triggers")
                    .findValuesAsText("topic")
                    .forEach(topic -> assertThat(TopicCatalogue.find(topic)).isPresent());
        });
        int brokers =
                find(objects, "KafkaNodePool", "brokers").at("/spec/replicas").asInt();
        assertThat(kind(objects, "KafkaTopic"))
                .hasSize(2 * TopicCatalogue.all().size())
                .allSatisfy(
                        topic -> assertThat(topic.at("/spec/replicas").asInt()).isLessThanOrEqualTo(brokers));
        assertThat(kind(objects, "KafkaTopic").stream().map(Rendered::name))
                .containsAll(TopicCatalogue.all().stream().map(TopicSpec::name).toList());
    }

    @Test
    void shouldRunNothingAsRootOrWithoutLimitProbeOrRights() {
        // Given
        List<ObjectNode> objects = rendered("pod-per-group");

        // Then
        assertThat(find(objects, "KafkaUser", ServiceAccess.PROVISION.service()))
                .isNotNull();
        for (ServiceAccess access : ServiceAccess.services()) {
            ObjectNode deployment = find(objects, "Deployment", access.service());
            JsonNode pod = deployment.at("/spec/template/spec");
            JsonNode container = pod.at("/containers/0");
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(pod.at("/automountServiceAccountToken").asBoolean(true)).isFalse();
            assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                    .isTrue();
            assertThat(container.at("/resources/limits/memory")).isEqualTo(container.at("/resources/requests/memory"));
            assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/q/health/ready");
            assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/q/health/live");
            assertThat(container.at("/startupProbe/httpGet/path").asText()).isEqualTo("/q/health/started");
            assertThat(find(objects, "KafkaUser", access.service())).isNotNull();
            assertThat(container.at("/env")).allSatisfy(variable -> {
                if (variable.path("name").asText().matches(".*(PASSWORD|_KEY)")) {
                    assertThat(variable.at("/valueFrom/secretKeyRef/name").asText())
                            .isNotEmpty();
                }
            });
            if (!deployment.at("/spec").has("replicas")) {
                assertThat(find(objects, "PodDisruptionBudget", access.service())
                                .at("/spec/maxUnavailable")
                                .asInt())
                        .isEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"persona-workers", "stream-context"})
    void shouldTakeSettingsAndKeysThatNeedNotBeThere(String service) {
        // When
        JsonNode container = Rendered.pod(find(rendered("pod-per-group"), "Deployment", service))
                .at("/containers/0");

        // Then
        assertThat(container.path("envFrom").findValues("configMapRef")).anySatisfy(map -> {
            assertThat(map.path("name").asText()).isEqualTo(service + "-settings");
            assertThat(map.path("optional").asBoolean()).isTrue();
        });
        assertThat(container.path("env").findValues("secretKeyRef")).anySatisfy(secret -> {
            assertThat(secret.path("name").asText()).isEqualTo(service + "-keys");
            assertThat(secret.path("optional").asBoolean()).isTrue();
        });
    }

    @Test
    void shouldKeepTheSchemasOnAVolume() {
        // Given
        List<ObjectNode> objects = rendered("pod-per-group");
        ObjectNode registry = find(objects, "Deployment", "registry");
        JsonNode pod = Rendered.pod(registry);
        String file = pod.at("/containers/0/env")
                .valueStream()
                .filter(variable -> variable.path("name").asText().equals("APICURIO_DATASOURCE_URL"))
                .map(variable -> variable.path("value").asText())
                .findFirst()
                .orElse("")
                .replaceFirst("^jdbc:h2:file:", "");

        // Then
        assertThat(file)
                .startsWith(pod.at("/containers/0/volumeMounts/0/mountPath").asText() + "/");
        assertThat(find(
                        objects,
                        "PersistentVolumeClaim",
                        pod.at("/volumes/0/persistentVolumeClaim/claimName").asText()))
                .isNotNull();
        assertThat(registry.at("/spec/strategy/type").asText()).isEqualTo("Recreate");
    }

    @Test
    void shouldLetEveryServiceTellItsTracesAndOnlyTwoReachNeighbours() {
        // Given
        List<ObjectNode> policies = kind(rendered("pod-per-group"), "NetworkPolicy");

        // Then
        ObjectNode traces = find(policies, "NetworkPolicy", "traces-to-collector");
        assertThat(traces.at("/spec/egress/0/ports").findValuesAsText("port")).containsExactly("4317", "4318");
        assertThat(selected(traces))
                .containsExactlyInAnyOrderElementsOf(ServiceAccess.services().stream()
                        .map(ServiceAccess::service)
                        .toList());
        assertThat(selected(find(policies, "NetworkPolicy", "neighbours")))
                .containsExactlyInAnyOrder("stream-context", "persona-workers");
    }

    private static List<String> selected(ObjectNode policy) {
        return policy.at("/spec/podSelector/matchExpressions/0/values")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }

    @Test
    void shouldFindAKeyThatKubernetesDoesNotKnow() {
        // Given
        ObjectNode deployment = find(rendered("pod-per-group"), "Deployment", "trends");
        ((ObjectNode) deployment.at("/spec/template/spec/containers/0")).put("imagePullPolize", "Never");

        // When, Then
        assertThat(ManifestCheck.problems(deployment)).anyMatch(problem -> problem.contains("imagePullPolize"));
    }

    @Test
    void shouldRefuseWhatItDoesNotRender(@TempDir Path folder) throws IOException {
        // Given
        Files.writeString(folder.resolve("kustomization.yaml"), "kind: Kustomization\nnamePrefix: x-\n");

        // When, Then
        assertThatThrownBy(() -> Kustomization.render(folder)).hasMessageContaining("namePrefix");
    }
}
