package io.chatter.deployment;

import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// The files of k8s/base/kafka that follow from the catalogue and from what each service may do.
public final class Strimzi {

    private static final String HEAD =
            "# Generated from the topic catalogue; rewrite with -Dchatter.docs.write=true.\n";

    private Strimzi() {}

    /// By path below k8s/base/kafka.
    public static Map<String, String> files() {
        return Map.of("topics.yaml", topics(), "users.yaml", users());
    }

    private static String topics() {
        StringBuilder yaml = new StringBuilder(HEAD);
        for (TopicSpec topic : TopicCatalogue.all()) {
            yaml.append(topic(topic)).append(topic(topic.deadLetters()));
        }
        return yaml.toString();
    }

    private static String topic(TopicSpec topic) {
        String config = topic.settings().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> "    " + entry.getKey() + ": \"" + entry.getValue() + "\"\n")
                .collect(Collectors.joining());
        return """
                ---
                apiVersion: kafka.strimzi.io/v1
                kind: KafkaTopic
                metadata:
                  name: %s
                  labels:
                    strimzi.io/cluster: chatter
                spec:
                  partitions: %d
                  replicas: 3
                  config:
                    min.insync.replicas: "2"
                """.formatted(topic.name(), topic.partitions()) + config;
    }

    private static String users() {
        StringBuilder yaml = new StringBuilder(HEAD);
        for (ServiceAccess access : ServiceAccess.all()) {
            yaml.append("""
                    ---
                    apiVersion: kafka.strimzi.io/v1
                    kind: KafkaUser
                    metadata:
                      name: %s
                      labels:
                        strimzi.io/cluster: chatter
                    spec:
                      authentication:
                        type: scram-sha-512
                      authorization:
                        type: simple
                        acls:
                    """.formatted(access.service()));
            KafkaRights.of(access).forEach(right -> yaml.append(acl(right)));
        }
        return yaml.toString();
    }

    private static String acl(KafkaRights.Right right) {
        return """
                      - resource:
                          type: %s
                          name: %s
                          patternType: %s
                        operations: [%s]
                """.formatted(
                        right.type().strimziName(),
                        right.name(),
                        right.prefix() ? "prefix" : "literal",
                        right.operations().stream().map(Strimzi::operation).collect(Collectors.joining(", ")));
    }

    private static String operation(String kafkaName) {
        return List.of(kafkaName.split("_")).stream()
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
