package io.chatter.deployment;

import io.chatter.topics.ReplayRun;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The least rights on a broker that let a service do its work.
public final class KafkaRights {

    /// What a right is about, by the broker's own kinds.
    public enum Type {
        TOPIC("topic"),
        GROUP("group"),
        TRANSACTIONAL_ID("transactionalId");

        private final String strimziName;

        Type(String strimziName) {
            this.strimziName = strimziName;
        }

        String strimziName() {
            return strimziName;
        }
    }

    /// @param prefix whether `name` is the beginning of names
    /// @param operations by Kafka's own names
    public record Right(Type type, String name, boolean prefix, List<String> operations) {
        public Right {
            operations = List.copyOf(operations);
        }
    }

    private KafkaRights() {}

    public static List<Right> of(ServiceAccess access) {
        Map<String, Set<String>> topics = new LinkedHashMap<>();
        access.reads().forEach(topic -> add(topics, topic.name(), "READ", "DESCRIBE"));
        access.writes().forEach(topic -> add(topics, topic.name(), "WRITE", "DESCRIBE"));
        access.deadLetters().stream()
                .map(TopicSpec::deadLetterTopic)
                .forEach(name -> add(topics, name, "WRITE", "DESCRIBE"));
        if (access.equals(ServiceAccess.PROVISION)) {
            TopicCatalogue.all().forEach(topic -> {
                add(topics, topic.name(), "DESCRIBE", "DESCRIBE_CONFIGS");
                add(topics, topic.deadLetterTopic(), "DESCRIBE", "DESCRIBE_CONFIGS");
            });
        }
        if (access.equals(ServiceAccess.OPERATOR)) {
            TopicCatalogue.all().forEach(topic -> add(topics, topic.deadLetterTopic(), "READ", "DESCRIBE"));
        }
        List<Right> rights = new ArrayList<>();
        if (access.equals(ServiceAccess.KEDA)) {
            new TreeMap<>(ServiceAccess.scaledGroups()).forEach((group, topic) -> {
                add(topics, topic.name(), "DESCRIBE");
                rights.add(new Right(Type.GROUP, group, false, List.of("DESCRIBE")));
            });
        }
        topics.forEach((name, operations) -> rights.add(new Right(Type.TOPIC, name, false, List.copyOf(operations))));
        for (String prefix : access.ownPrefixes()) {
            rights.add(new Right(Type.GROUP, prefix, true, List.of("READ", "DESCRIBE")));
            rights.add(new Right(Type.TRANSACTIONAL_ID, prefix, true, List.of("WRITE", "DESCRIBE")));
        }
        if (access.equals(ServiceAccess.OPERATOR)) {
            ServiceAccess.services().stream()
                    .flatMap(service -> service.ownPrefixes().stream())
                    .forEach(prefix -> rights.add(new Right(Type.GROUP, prefix, true, List.of("DESCRIBE"))));
        }
        if (access.service().equals("chat-gateway")) {
            // The page shows replay runs.
            rights.add(new Right(Type.TOPIC, ReplayRun.PREFIX, true, List.of("READ", "DESCRIBE")));
        }
        if (access.service().equals("trends")) {
            // Kafka Streams makes and keeps its own changelogs; the service sets the standbys of its group.
            access.ownPrefixes()
                    .forEach(prefix -> rights.add(
                            new Right(Type.GROUP, prefix, true, List.of("ALTER_CONFIGS", "DESCRIBE_CONFIGS"))));
            access.ownPrefixes()
                    .forEach(prefix -> rights.add(new Right(
                            Type.TOPIC,
                            prefix,
                            true,
                            List.of("READ", "WRITE", "CREATE", "DELETE", "DESCRIBE", "DESCRIBE_CONFIGS"))));
        }
        return rights;
    }

    private static void add(Map<String, Set<String>> topics, String name, String... operations) {
        topics.computeIfAbsent(name, _ -> new LinkedHashSet<>()).addAll(List.of(operations));
    }
}
