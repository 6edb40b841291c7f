package io.chatter.deployment;

import static io.chatter.deployment.Rendered.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// KEDA, which lives in a namespace of its own, can ask for the lags that it scales by.
class KedaTest {

    /// What Strimzi writes into the secret of a user with SCRAM-SHA-512.
    private static final Set<String> KEYS_OF_USERS = Set.of("password", "sasl.jaas.config");

    private static final Map<String, String> CLUSTER_SECRETS = Map.of("chatter-cluster-ca-cert", "ca.crt");

    private static final List<ObjectNode> OBJECTS = Rendered.rendered("pod-per-group");

    private static final List<JsonNode> TRIGGERS = Rendered.kind(OBJECTS, "ScaledObject").stream()
            .flatMap(scaled -> scaled.at("/spec/triggers").valueStream())
            .toList();

    @Test
    void shouldAskAtAddressesThatResolveInItsNamespace() {
        assertThat(TRIGGERS)
                .extracting(trigger -> trigger.path("metadata"))
                .allSatisfy(metadata -> assertThat(metadata.path("bootstrapServers")
                                .asText(metadata.path("serverAddress").asText()))
                        .matches("(chatter-kafka-bootstrap\\.chatter\\.svc:9093|http://[a-z]+\\.[a-z]+:\\d+)"));
    }

    @Test
    void shouldHaveCredentialsThatSomebodyWrites() {
        JsonNode credentials =
                Rendered.find(OBJECTS, "TriggerAuthentication", "keda-kafka").path("spec");
        assertThat(credentials.path("secretTargetRef")).hasSize(2).allSatisfy(reference -> {
            String secret = reference.path("name").asText();
            String key = reference.path("key").asText();
            if (CLUSTER_SECRETS.containsKey(secret)) {
                assertThat(key).isEqualTo(CLUSTER_SECRETS.get(secret));
            } else {
                Rendered.find(OBJECTS, "KafkaUser", secret);
                assertThat(KEYS_OF_USERS).contains(key);
            }
        });
        assertThat(credentials.path("configMapTargetRef")).hasSize(1).allSatisfy(reference -> {
            String user = Rendered.find(
                            OBJECTS, "ConfigMap", reference.path("name").asText())
                    .path("data")
                    .path(reference.path("key").asText())
                    .asText();
            assertThat(user).isEqualTo(credentials.at("/secretTargetRef/0/name").asText());
        });
    }

    @Test
    void shouldScaleByTheGroupsThatTheServicesAreIn() throws IOException {
        // Given
        String ingest = Files.readString(
                ROOT.resolve("services/chat-gateway/src/main/java/io/chatter/gateway/kafka/IngestLoop.java"));
        String topology = Files.readString(
                ROOT.resolve("streams-topologies/src/main/java/io/chatter/topology/ChatTopology.java"));

        // Then
        assertThat(TRIGGERS.stream()
                        .filter(trigger -> trigger.path("type").asText().equals("kafka"))
                        .map(trigger -> trigger.path("metadata"))
                        .collect(Collectors.toMap(
                                metadata -> metadata.path("consumerGroup").asText(),
                                metadata -> metadata.path("topic").asText())))
                .isEqualTo(ServiceAccess.scaledGroups().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().name())));
        assertThat(ingest).contains("GROUP = \"chatter-gateway-ingest\"");
        assertThat(topology).contains("VERSION = 3;");
    }

    @Test
    void shouldLetItSeeLagsAndReadNothing() {
        assertThat(KafkaRights.of(ServiceAccess.KEDA))
                .hasSize(4)
                .allSatisfy(right -> assertThat(right.operations()).containsExactly("DESCRIBE"));
    }
}
