package io.chatter.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatter.messaging.ProvisioningReport;
import io.chatter.messaging.TopicProvisioner;
import io.chatter.testing.TestBroker;
import io.chatter.topics.TopicCatalogue;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

/// The two who make topics, Strimzi from the manifests and the provisioning job from the catalogue, want the same.
class ProvisionedTopicsTest {

    private static final Path TOPICS =
            Path.of(System.getProperty("chatter.root")).resolve("k8s/base/kafka/topics.yaml");
    private static final short ONE_BROKER = 1;

    @Test
    void shouldFindNothingToDoWhereTheManifestsTopicsAre() throws Exception {
        try (Admin admin = TestBroker.shared().admin()) {
            // Given
            List<NewTopic> made = Kustomization.read(TOPICS).stream()
                    .map(ProvisionedTopicsTest::topic)
                    .toList();
            admin.createTopics(made).all().get();

            // When
            ProvisioningReport report = new TopicProvisioner(admin).provision(TopicCatalogue.all());

            // Then
            assertThat(report.created()).isEmpty();
            assertThat(report.unchanged())
                    .containsExactlyInAnyOrderElementsOf(
                            made.stream().map(NewTopic::name).toList());
        }
    }

    private static NewTopic topic(ObjectNode manifest) {
        Map<String, String> settings = new HashMap<>();
        manifest.at("/spec/config")
                .propertyStream()
                .forEach(entry -> settings.put(entry.getKey(), entry.getValue().asText()));
        settings.put("min.insync.replicas", "1");
        return new NewTopic(
                        manifest.at("/metadata/name").asText(),
                        manifest.at("/spec/partitions").asInt(),
                        ONE_BROKER)
                .configs(settings);
    }
}
