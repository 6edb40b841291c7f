package io.chatter.testing;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ConfigEntry.ConfigSource;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.admin.TopicListing;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;

/// Tells which topics stand as if they had just been made, by what the broker says of them.
final class UnusedTopics {

    private final Admin admin;

    UnusedTopics(Admin admin) {
        this.admin = admin;
    }

    /// Names of those that have the wanted partitions and settings, to which nothing was ever written, and in which no
    /// group has a place.
    Set<String> among(List<NewTopic> wanted) throws ExecutionException, InterruptedException {
        Map<String, NewTopic> unused = wanted.stream()
                .collect(Collectors.toMap(NewTopic::name, Function.identity(), (one, _) -> one, HashMap::new));
        unused.keySet().retainAll(present());
        unused.values().removeAll(otherwiseMade(List.copyOf(unused.values())));
        unused.keySet().removeAll(written(unused.values()));
        unused.keySet().removeAll(read());
        return unused.keySet();
    }

    private Set<String> present() throws ExecutionException, InterruptedException {
        return admin.listTopics().listings().get().stream()
                .map(TopicListing::name)
                .collect(Collectors.toSet());
    }

    private List<NewTopic> otherwiseMade(List<NewTopic> topics) throws ExecutionException, InterruptedException {
        List<String> names = topics.stream().map(NewTopic::name).toList();
        Map<String, Integer> partitions = admin.describeTopics(names).allTopicNames().get().values().stream()
                .collect(Collectors.toMap(
                        TopicDescription::name, topic -> topic.partitions().size()));
        List<ConfigResource> resources =
                names.stream().map(UnusedTopics::resource).toList();
        Map<String, Map<String, String>> settings = admin.describeConfigs(resources).all().get().entrySet().stream()
                .collect(Collectors.toMap(
                        topic -> topic.getKey().name(),
                        topic -> settings(topic.getValue().entries())));
        return topics.stream()
                .filter(topic -> !Integer.valueOf(topic.numPartitions()).equals(partitions.get(topic.name()))
                        || !settings(topic).equals(settings.get(topic.name())))
                .toList();
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    private static Map<String, String> settings(NewTopic topic) {
        return topic.configs() == null ? Map.of() : topic.configs();
    }

    /// Those of the topic itself.
    private static Map<String, String> settings(Collection<ConfigEntry> entries) {
        return entries.stream()
                .filter(entry -> entry.source() == ConfigSource.DYNAMIC_TOPIC_CONFIG)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }

    private Set<String> written(Collection<NewTopic> topics) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> ends = topics.stream()
                .flatMap(topic -> IntStream.range(0, topic.numPartitions())
                        .mapToObj(partition -> new TopicPartition(topic.name(), partition)))
                .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest()));
        return admin.listOffsets(ends).all().get().entrySet().stream()
                .filter(end -> end.getValue().offset() > 0)
                .map(end -> end.getKey().topic())
                .collect(Collectors.toSet());
    }

    private Set<String> read() throws ExecutionException, InterruptedException {
        Map<String, ListConsumerGroupOffsetsSpec> groups = admin.listGroups().all().get().stream()
                .collect(Collectors.toMap(GroupListing::groupId, _ -> new ListConsumerGroupOffsetsSpec()));
        if (groups.isEmpty()) {
            return Set.of();
        }
        return admin.listConsumerGroupOffsets(groups).all().get().values().stream()
                .flatMap(offsets -> offsets.keySet().stream())
                .map(TopicPartition::topic)
                .collect(Collectors.toSet());
    }
}
