package io.chatter.deployment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Holds a manifest to the types that its API's own project publishes: fields they do not know, or lose, are problems.
/// KEDA publishes none on Central; the fields of its two kinds that we use are spelled out here.
final class ManifestCheck {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, Class<?>> TYPES = Map.ofEntries(
            Map.entry("apps/v1 Deployment", Deployment.class),
            Map.entry("v1 Service", Service.class),
            Map.entry("v1 PersistentVolumeClaim", PersistentVolumeClaim.class),
            Map.entry("v1 ConfigMap", ConfigMap.class),
            Map.entry("batch/v1 Job", Job.class),
            Map.entry("policy/v1 PodDisruptionBudget", PodDisruptionBudget.class),
            Map.entry("networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class),
            Map.entry("monitoring.coreos.com/v1 PrometheusRule", PrometheusRule.class),
            Map.entry("monitoring.coreos.com/v1 PodMonitor", PodMonitor.class),
            Map.entry("kafka.strimzi.io/v1 Kafka", Kafka.class),
            Map.entry("kafka.strimzi.io/v1 KafkaNodePool", KafkaNodePool.class),
            Map.entry("kafka.strimzi.io/v1 KafkaTopic", KafkaTopic.class),
            Map.entry("kafka.strimzi.io/v1 KafkaUser", KafkaUser.class));

    /// https://keda.sh/docs/2.17/reference/scaledobject-spec/
    private static final Map<String, Set<String>> KEDA = Map.of(
            "keda.sh/v1alpha1 ScaledObject",
            Set.of("scaleTargetRef", "minReplicaCount", "maxReplicaCount", "cooldownPeriod", "triggers"),
            "keda.sh/v1alpha1 TriggerAuthentication",
            Set.of("secretTargetRef", "configMapTargetRef"));

    /// https://keda.sh/docs/2.17/scalers/apache-kafka/ and /prometheus/
    private static final Map<String, Set<String>> TRIGGERS = Map.of(
            "kafka",
            Set.of(
                    "bootstrapServers",
                    "version",
                    "consumerGroup",
                    "topic",
                    "lagThreshold",
                    "allowIdleConsumers",
                    "sasl",
                    "tls"),
            "prometheus",
            Set.of("serverAddress", "query", "threshold"));

    private ManifestCheck() {}

    static List<String> problems(ObjectNode manifest) {
        String kind = manifest.path("apiVersion").asText() + " "
                + manifest.path("kind").asText();
        List<String> problems = new ArrayList<>();
        if (KEDA.containsKey(kind)) {
            manifest.path("spec").fieldNames().forEachRemaining(name -> {
                if (!KEDA.get(kind).contains(name)) {
                    problems.add("/spec/" + name + " is unknown");
                }
            });
            manifest.at("/spec/triggers").forEach(trigger -> triggerProblems(trigger, problems));
            return problems;
        }
        Class<?> type = TYPES.get(kind);
        if (type == null) {
            return List.of(kind + " is of no known type");
        }
        try {
            Object typed = JSON.treeToValue(manifest, type);
            UnknownFields.find(typed, "", problems);
            lost(manifest, JSON.valueToTree(typed), "", problems);
        } catch (JsonProcessingException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
        return problems;
    }

    private static void triggerProblems(JsonNode trigger, List<String> problems) {
        Set<String> known = TRIGGERS.getOrDefault(trigger.path("type").asText(), Set.of());
        trigger.path("metadata").properties().forEach(entry -> {
            if (!known.contains(entry.getKey()) || !entry.getValue().isTextual()) {
                problems.add("/spec/triggers/metadata/" + entry.getKey() + " is unknown or no text");
            }
        });
    }

    private static void lost(JsonNode wanted, JsonNode got, String path, List<String> problems) {
        wanted.fieldNames().forEachRemaining(name -> {
            JsonNode value = wanted.get(name);
            if (got.has(name)) {
                lost(value, got.get(name), path + "/" + name, problems);
            } else if (!value.isContainerNode() || !value.isEmpty()) {
                problems.add(path + "/" + name + " is lost");
            }
        });
    }
}
