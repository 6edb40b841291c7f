package io.chatter.deployment;

import static io.chatter.deployment.Rendered.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatter.broker.BrokerConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The cluster's Kafka is the one that everything was tested with.
class KafkaClusterTest {

    private static final List<ObjectNode> OBJECTS = Rendered.rendered("pod-per-group");
    private static final JsonNode KAFKA =
            Rendered.find(OBJECTS, "Kafka", "chatter").at("/spec/kafka");

    @Test
    void shouldAskForTheVersionOfTheBuild() throws IOException {
        assertThat(Files.readString(ROOT.resolve("pom.xml")))
                .contains("<kafka.version>" + KAFKA.path("version").asText() + "</kafka.version>");
        assertThat(KAFKA.path("version").isTextual()).isTrue();
    }

    @Test
    void shouldMissMembersOfGroupsAsSoonAsTheLocalBroker() {
        assertThat(KAFKA.path("config")
                        .propertyStream()
                        .filter(entry -> entry.getKey().startsWith("group."))
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().asText())))
                .isEqualTo(BrokerConfig.groupTimeouts());
    }
}
