package io.chatter.deployment;

import static io.chatter.deployment.Rendered.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Doors are open where a service has to go through, and no wider.
class NetworkPolicyTest {

    private static final List<ObjectNode> OBJECTS = Rendered.rendered("pod-per-group");
    private static final List<ObjectNode> POLICIES = Rendered.kind(OBJECTS, "NetworkPolicy");

    @ParameterizedTest
    @CsvSource({
        "chat-gateway,    MP_JWT_VERIFY_PUBLICKEY_LOCATION, 443",
        "persona-workers, CHATTER_LLM_API_KEY,              443",
        "persona-workers, CHATTER_MEMORY_MEM0_API_KEY,      443",
    })
    void shouldLetOutWhoIsToldOfAServerOutside(String service, String variable, int port) {
        // Given
        JsonNode pod = Rendered.pod(Rendered.find(OBJECTS, "Deployment", service));
        assertThat(pod.at("/containers/0/env").findValuesAsText("name")).contains(variable);

        // Then
        assertThat(outside(service)).contains(port);
    }

    @Test
    void shouldLetStreamsBeFetched() {
        assertThat(outside("stream-context")).containsExactlyInAnyOrder(443, 1935, 554);
    }

    @Test
    void shouldLetPublishersInOnThePortsThatTheirPageHas() throws IOException {
        // Given
        String page = Files.readString(ROOT.resolve("docs/how-to/first-stream-from-obs.md"));
        JsonNode container = Rendered.pod(Rendered.find(OBJECTS, "Deployment", "stream-context"))
                .at("/containers/0");

        // When
        Set<String> open = numbered(
                Rendered.find(POLICIES, "NetworkPolicy", "publishers-to-streams")
                        .at("/spec/ingress/0/ports"),
                "port");

        // Then
        assertThat(open).containsExactly("TCP 1935", "UDP 9710");
        assertThat(numbered(Rendered.find(OBJECTS, "Service", "streams").at("/spec/ports"), "port"))
                .isEqualTo(open);
        assertThat(numbered(container.path("ports"), "containerPort")).containsAll(open);
        assertThat(container
                        .path("env")
                        .valueStream()
                        .filter(variable -> variable.path("name").asText().equals("CHATTER_STREAMS_LISTEN_HOST")))
                .extracting(variable -> variable.path("value").asText())
                .containsExactly("0.0.0.0");
        assertThat(page).contains("kind: rtmp, port: 1935", "kind: srt, port: 9710");
    }

    @Test
    void shouldOpenTheBrokersToTheSamePodsInStrimzisPolicyAndInOurs() {
        // Given
        JsonNode peers = Rendered.find(OBJECTS, "Kafka", "chatter").at("/spec/kafka/listeners/0/networkPolicyPeers");
        JsonNode ours = Rendered.find(POLICIES, "NetworkPolicy", "kafka").at("/spec/ingress/0/from");

        // Then
        assertThat(peers).isNotEmpty();
        assertThat(ours.valueStream()).containsAll(peers);
        assertThat(peers.at("/0/podSelector/matchExpressions/0/values").valueStream())
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                ServiceAccess.services().stream().map(ServiceAccess::service),
                                Stream.of("chatter-provision"))
                        .toList());
    }

    /// Ports that a policy lets `service` reach wherever they are.
    private static Set<Integer> outside(String service) {
        return POLICIES.stream()
                .filter(policy ->
                        policy.at("/spec/podSelector/matchLabels/app").asText().equals(service))
                .flatMap(policy -> policy.at("/spec/egress").valueStream())
                .filter(rule -> !rule.has("to"))
                .flatMap(rule -> rule.path("ports").valueStream())
                .map(port -> port.path("port").asInt())
                .collect(Collectors.toSet());
    }

    private static Set<String> numbered(JsonNode ports, String number) {
        return ports.valueStream()
                .map(port -> port.path("protocol").asText("TCP") + " "
                        + port.path(number).asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
