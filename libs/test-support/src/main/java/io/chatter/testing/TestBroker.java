package io.chatter.testing;

import io.chatter.broker.BrokerConfig;
import io.chatter.broker.LocalBroker;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicListing;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// One real Kafka broker inside the test's JVM, on a random port and in a temporary folder, shared by all tests of
/// the JVM. It stops, and its data goes, when the JVM ends. Thread-safe.
public final class TestBroker {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LocalBroker broker;

    private TestBroker(LocalBroker broker) {
        this.broker = broker;
    }

    /// The JVM's broker; started by the first call, which takes a few seconds.
    public static TestBroker shared() {
        return Holder.BROKER;
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /// All topics of the catalogue and their dead-letter topics, empty. Those that nobody has used stay, for it takes
    /// seconds to make all of their partitions. Clients made before this call may hold on to what was deleted.
    public void freshCatalogue() {
        List<NewTopic> topics = TopicCatalogue.all().stream()
                .flatMap(topic -> Stream.of(anew(topic), anew(topic.deadLetterTopic(), 1)))
                .toList();
        try (Admin admin = admin()) {
            Set<String> unused = new UnusedTopics(admin).among(topics);
            recreate(topics.stream()
                    .filter(topic -> !unused.contains(topic.name()))
                    .toList());
        } catch (ExecutionException e) {
            throw new IllegalStateException("the test broker does not tell how its topics are used", e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /// Makes these topics anew and empty, with the catalogue's partitions and settings.
    public void freshTopics(List<TopicSpec> topics) {
        recreate(topics.stream().map(TestBroker::anew).toList());
    }

    /// Makes a topic outside the catalogue anew and empty.
    public void freshTopic(String name, int partitions) {
        recreate(List.of(anew(name, partitions)));
    }

    /// A client for administration; the caller's to close.
    public Admin admin() {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()));
    }

    private void recreate(List<NewTopic> topics) {
        try (Admin admin = admin()) {
            delete(admin, topics.stream().map(NewTopic::name).toList());
            CreateTopicsResult created = admin.createTopics(topics);
            Set<Uuid> ids = new HashSet<>();
            for (NewTopic topic : topics) {
                ids.add(created.topicId(topic.name()).get());
            }
            awaitServed(admin, ids);
            awaitLed(admin, topics);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the test broker did not make " + topics, e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static NewTopic anew(TopicSpec topic) {
        return anew(topic.name(), topic.partitions()).configs(topic.settings());
    }

    private static NewTopic anew(String name, int partitions) {
        return new NewTopic(name, Optional.of(partitions), Optional.empty());
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while making topics", e);
    }

    /// A broker answers that a topic was created before it serves it, and lists a deleted namesake until then.
    private static void awaitServed(Admin admin, Set<Uuid> ids) throws InterruptedException, ExecutionException {
        while (!admin.listTopics().listings().get().stream()
                .map(TopicListing::topicId)
                .collect(Collectors.toSet())
                .containsAll(ids)) {
            Thread.sleep(10);
        }
    }

    /// Topics are listed before their partitions take lines.
    private static void awaitLed(Admin admin, List<NewTopic> topics) throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        topics.forEach(topic -> IntStream.range(0, topic.numPartitions())
                .forEach(partition -> ends.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest())));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        boolean led = false;
        while (!led) {
            try {
                admin.listOffsets(ends).all().get();
                led = true;
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof RetriableException) || System.nanoTime() > deadline) {
                    throw e;
                }
            }
        }
    }

    /// Asks the controller, for the broker's list of topics may lag behind.
    private static void delete(Admin admin, List<String> topics) throws InterruptedException, ExecutionException {
        for (KafkaFuture<Void> deletion :
                admin.deleteTopics(topics).topicNameValues().values()) {
            try {
                deletion.get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
            }
        }
    }

    private static TestBroker start() {
        try {
            Path data = Files.createTempDirectory("chatter-test-broker");
            LocalBroker broker = LocalBroker.start(BrokerConfig.onFreePorts(data.resolve("log")));
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(
                            () -> {
                                broker.close();
                                delete(data);
                            },
                            "test-broker-shutdown"));
            return new TestBroker(broker);
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary folder for the test broker", e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> content = Files.walk(folder)) {
            for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the test broker's folder cannot be deleted: " + folder, e);
        }
    }

    private static final class Holder {
        static final TestBroker BROKER = start();
    }
}
