package io.chatter.data.replay;

import io.chatter.data.DataFailure;
import io.chatter.data.log.LogAddress;
import io.chatter.messaging.ProvisioningException;
import io.chatter.messaging.TopicProvisioner;
import io.chatter.schema.BotDensity;
import io.chatter.schema.TrendsSnapshot;
import io.chatter.topics.ReplayRun;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// The topics of an isolated run: `replay.<run>.` and the name of the topic that each stands for, with
/// as many partitions. Blocks. Thread-safe.
///
/// @param run name of the run: lower-case letters, digits and dashes
public record RunTopics(String run) {

    private static final Set<String> RESULTS = Set.of(
            TrendsSnapshot.getClassSchema().getFullName(),
            BotDensity.getClassSchema().getFullName());

    /// Stands for no topic: where it is, the run is whole. A process that is killed leaves none.
    private static final String COMPLETE = "complete";

    private static final int PATIENCE_SECONDS = 20;

    public RunTopics {
        try {
            new ReplayRun(run);
        } catch (IllegalArgumentException e) {
            throw new DataFailure(String.valueOf(e.getMessage()), "Use lower-case letters, digits and dashes", e);
        }
    }

    /// What is computed from the firehose.
    static List<TopicSpec> results() {
        return TopicCatalogue.all().stream()
                .filter(spec -> RESULTS.contains(spec.value().getFullName()))
                .toList();
    }

    String of(String topic) {
        return new ReplayRun(run).topic(topic);
    }

    private String prefix() {
        return new ReplayRun(run).prefix();
    }

    /// A run that a broker holds.
    ///
    /// @param complete false while it is made, and for ever where that was cut short
    public record Held(String run, boolean complete) {}

    /// The runs that a broker holds, by name.
    public static List<Held> runs(LogAddress address) {
        try (Admin admin = Admin.create(address.clientSettings())) {
            Set<String> topics = names(admin, name -> name.startsWith(ReplayRun.PREFIX));
            return topics.stream()
                    .map(name -> name.substring(ReplayRun.PREFIX.length()))
                    .map(name -> name.substring(0, Math.max(0, name.indexOf('.'))))
                    .filter(name -> !name.isEmpty())
                    .distinct()
                    .sorted()
                    .map(name -> new Held(name, topics.contains(ReplayRun.PREFIX + name + "." + COMPLETE)))
                    .toList();
        }
    }

    /// Whether all that belongs to this run is there.
    ///
    /// @param topics names of a broker's topics
    boolean isCompleteIn(Set<String> topics) {
        return topics.contains(of(COMPLETE));
    }

    /// Marks this run as one of which nothing is missing.
    void markComplete(LogAddress address) {
        try (Admin admin = Admin.create(address.clientSettings())) {
            List<NewTopic> mark = List.of(new NewTopic(of(COMPLETE), Optional.of(1), Optional.empty()));
            await(admin.createTopics(mark).all(), "mark " + run + " as complete");
            awaitWritable(admin, mark);
        }
    }

    /// Makes the topics of a run of `topic`.
    ///
    /// @throws DataFailure when the run exists
    void create(LogAddress address, String topic) {
        try (Admin admin = Admin.create(address.clientSettings())) {
            if (!names(admin, name -> name.startsWith(prefix())).isEmpty()) {
                throw new DataFailure(
                        "There is a run `" + run + "` already",
                        "Name another, or delete it with `./chatter replay drop " + run + "`");
            }
            List<String> live = Stream.concat(
                            Stream.of(topic), results().stream().map(TopicSpec::name))
                    .distinct()
                    .toList();
            Map<String, TopicDescription> described =
                    await(admin.describeTopics(live).allTopicNames(), "describe " + live);
            List<NewTopic> made = described.values().stream()
                    .map(found -> new NewTopic(
                                    of(found.name()),
                                    Optional.of(found.partitions().size()),
                                    Optional.empty())
                            .configs(settings(admin, found.name())))
                    .toList();
            await(admin.createTopics(made).all(), "create the topics of " + run);
            awaitWritable(admin, made);
        }
    }

    /// A run is of any age and stays until it is dropped; it takes what its topic takes.
    private static Map<String, String> settings(Admin admin, String live) {
        Map<String, String> settings = new HashMap<>(Map.of(
                TopicConfig.RETENTION_MS_CONFIG, "-1",
                TopicConfig.RETENTION_BYTES_CONFIG, "-1",
                TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE));
        List<ConfigResource> topic = List.of(new ConfigResource(ConfigResource.Type.TOPIC, live));
        await(admin.describeConfigs(topic).all(), "tell the settings of " + live).values().stream()
                .flatMap(config -> config.entries().stream())
                .filter(setting -> setting.name().equals(TopicConfig.MAX_MESSAGE_BYTES_CONFIG))
                .forEach(largest -> settings.put(largest.name(), largest.value()));
        return settings;
    }

    private static void awaitWritable(Admin admin, List<NewTopic> topics) {
        try {
            TopicProvisioner.awaitWritable(
                    admin, topics.stream().collect(Collectors.toMap(NewTopic::name, NewTopic::numPartitions)));
        } catch (ProvisioningException e) {
            throw new DataFailure("The broker does not serve " + topics, "See `./chatter status`", e);
        }
    }

    /// Deletes the topics of this run.
    ///
    /// @return their names
    public Set<String> drop(LogAddress address) {
        try (Admin admin = Admin.create(address.clientSettings())) {
            Set<String> ours = names(admin, name -> name.startsWith(prefix()));
            Map<String, KafkaFuture<Void>> deletions = admin.deleteTopics(ours).topicNameValues();
            Set<String> dropped = new TreeSet<>();
            deletions.forEach((topic, deletion) -> {
                if (isDeleted(topic, deletion)) {
                    dropped.add(topic);
                }
            });
            return dropped;
        }
    }

    /// False for a topic that was deleted before: a broker may list it for a while.
    private static boolean isDeleted(String topic, KafkaFuture<Void> deletion) {
        try {
            await(deletion, "delete " + topic);
            return true;
        } catch (DataFailure e) {
            if (e.getCause() instanceof ExecutionException asked
                    && asked.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw e;
        }
    }

    private static Set<String> names(Admin admin, Predicate<String> wanted) {
        return await(admin.listTopics().names(), "list topics").stream()
                .filter(wanted)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static <T> T await(KafkaFuture<T> answer, String what) {
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new DataFailure(
                    "The broker does not " + what + " (" + e.getMessage() + ")", "See `./chatter status`", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DataFailure("Interrupted", "Run it again", e);
        }
    }
}
