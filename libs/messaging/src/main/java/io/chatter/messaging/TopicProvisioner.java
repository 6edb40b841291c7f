package io.chatter.messaging;

import static java.util.Objects.requireNonNull;

import io.chatter.topics.TopicSpec;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;

/// Creates the topics that are missing, each with its dead-letter topic, and never changes one that is there. The
/// replication factor is the broker's default. Idempotent; several processes may run it at once. Not thread-safe;
/// blocks.
public final class TopicProvisioner {

    private static final String PARTITIONS = "partitions";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Admin admin;

    /// @param admin stays the caller's to close
    public TopicProvisioner(Admin admin) {
        this.admin = admin;
    }

    /// Brings the broker to `topics` and returns when it serves them.
    ///
    /// @throws ProvisioningException.Differs when a topic exists with other settings; nothing has been created then
    /// @throws ProvisioningException.Retryable when the broker does not answer within 30 s, or topics are missing
    /// that somebody else has to make, for this user may not
    /// @throws ProvisioningException.Permanent when the broker refuses
    public ProvisioningReport provision(List<TopicSpec> topics) {
        List<TopicSpec> wanted = topics.stream()
                .flatMap(topic -> Stream.of(topic, topic.deadLetters()))
                .toList();
        Set<String> existing = await(admin.listTopics().names(), "list topics");
        List<TopicSpec> present =
                wanted.stream().filter(topic -> existing.contains(topic.name())).toList();
        List<SettingDifference> differences = differences(present);
        if (!differences.isEmpty()) {
            throw new ProvisioningException.Differs(differences);
        }
        List<TopicSpec> missing = wanted.stream()
                .filter(topic -> !existing.contains(topic.name()))
                .toList();
        create(missing);
        // those, too, that an earlier try or somebody else has just made
        awaitWritable(admin, wanted.stream().collect(Collectors.toMap(TopicSpec::name, TopicSpec::partitions)));
        return new ProvisioningReport(names(missing), names(present));
    }

    /// Where the existing ones of `topics` differ from the broker's; missing topics are no difference.
    private List<SettingDifference> differences(List<TopicSpec> topics) {
        if (topics.isEmpty()) {
            return List.of();
        }
        Map<String, TopicDescription> descriptions =
                await(admin.describeTopics(names(topics)).allTopicNames(), "describe topics");
        Map<ConfigResource, Config> configs = await(
                admin.describeConfigs(
                                topics.stream().map(TopicProvisioner::resource).toList())
                        .all(),
                "describe topic settings");
        return topics.stream()
                .flatMap(topic -> {
                    TopicDescription description =
                            requireNonNull(descriptions.get(topic.name()), "allTopicNames fails unless it has all");
                    Config config = requireNonNull(configs.get(resource(topic)), "all fails unless it has all");
                    return differences(topic, description, config);
                })
                .toList();
    }

    private static Stream<SettingDifference> differences(TopicSpec topic, TopicDescription description, Config config) {
        Map<String, String> wanted = new TreeMap<>(topic.settings());
        wanted.put(PARTITIONS, Integer.toString(topic.partitions()));
        return wanted.entrySet().stream()
                .map(setting -> new SettingDifference(
                        topic.name(),
                        setting.getKey(),
                        setting.getValue(),
                        actual(setting.getKey(), description, config)))
                .filter(setting -> !setting.wanted().equals(setting.actual()));
    }

    private static String actual(String setting, TopicDescription description, Config config) {
        if (setting.equals(PARTITIONS)) {
            return Integer.toString(description.partitions().size());
        }
        ConfigEntry entry = config.get(setting);
        return entry == null ? "unset" : String.valueOf(entry.value());
    }

    private void create(List<TopicSpec> topics) {
        if (topics.isEmpty()) {
            return;
        }
        List<NewTopic> requests = topics.stream()
                .map(topic -> new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty())
                        .configs(topic.settings()))
                .toList();
        Collection<KafkaFuture<Void>> results =
                admin.createTopics(requests).values().values();
        for (KafkaFuture<Void> result : results) {
            try {
                await(result, "create topics");
            } catch (ProvisioningException.Permanent e) {
                if (e.getCause() instanceof AuthorizationException) {
                    throw new ProvisioningException.Retryable(
                            "missing topics: " + names(topics)
                                    + ". This user may not create any; run it again when their owner has made them",
                            e);
                }
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }

    /// Returns when all partitions of new topics can be written. A broker answers that a topic was created before they
    /// can, and who writes meanwhile may lose lines: of the first batches of an idempotent producer, one that was
    /// refused can never follow one that was taken (KAFKA-15591).
    ///
    /// @param partitions how many each topic has, by its name
    /// @throws ProvisioningException.Retryable when they cannot be written within 30 s
    public static void awaitWritable(Admin admin, Map<String, Integer> partitions) {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        partitions.forEach((topic, count) -> IntStream.range(0, count)
                .forEach(partition -> ends.put(new TopicPartition(topic, partition), OffsetSpec.latest())));
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (!areLed(admin, ends)) {
            if (System.nanoTime() > deadline) {
                throw new ProvisioningException.Retryable("new topics are not served within " + TIMEOUT, null);
            }
            pause();
        }
    }

    private static boolean areLed(Admin admin, Map<TopicPartition, OffsetSpec> ends) {
        try {
            await(admin.listOffsets(ends).all(), "ask for the ends of new topics");
            return true;
        } catch (ProvisioningException.Retryable e) {
            if (e.getCause() instanceof RetriableException) {
                return false;
            }
            throw e;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProvisioningException.Retryable("interrupted while topics come up", e);
        }
    }

    private static List<String> names(List<TopicSpec> topics) {
        return topics.stream().map(TopicSpec::name).toList();
    }

    private static ConfigResource resource(TopicSpec topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    }

    private static <T> T await(KafkaFuture<T> future, String action) {
        try {
            return future.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new ProvisioningException.Retryable("cannot " + action + ": no answer within " + TIMEOUT, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProvisioningException.Retryable("interrupted: " + action, e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            String message = "cannot " + action + ": " + cause.getMessage();
            throw cause instanceof RetriableException
                    ? new ProvisioningException.Retryable(message, cause)
                    : new ProvisioningException.Permanent(message, cause);
        }
    }
}
