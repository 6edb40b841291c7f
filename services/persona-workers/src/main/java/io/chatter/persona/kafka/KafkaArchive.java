package io.chatter.persona.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.chatter.messaging.SchemaException;
import io.chatter.messaging.SpecificAvroSerializer;
import io.chatter.observability.EventLog;
import io.chatter.persona.memory.Archive;
import io.chatter.persona.memory.MemoryShelf;
import io.chatter.persona.memory.Scope;
import io.chatter.schema.MemoryRecord;
import io.chatter.topics.TopicCatalogue;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/// Keeps memories on the compacted topic persona.memory, in the partition of their agent. One thread of its
/// own tails the partitions of the open shelves, so that what anybody else deletes is forgotten here too;
/// any thread opens, saves and forgets. A shelf is restored when its partition has been read to the end that
/// it had when the tail took it.
///
/// A withdrawal that the log did not take is sent again for as long as the process lives; anything else is lost then.
public final class KafkaArchive implements Archive {

    private static final EventLog LOG = EventLog.of(KafkaArchive.class);

    private final KafkaSettings settings;
    private final Runnable lost;
    private final Map<Integer, MemoryPartition> partitions = new ConcurrentHashMap<>();
    private final Undelivered undelivered = new Undelivered();
    private final Set<CountDownLatch> underWay = ConcurrentHashMap.newKeySet();
    private final SpecificAvroSerializer<MemoryRecord> serializer = new SpecificAvroSerializer<>();
    private final KafkaProducer<String, MemoryRecord> producer;
    private final ConsumerThread thread;
    private boolean prepared;

    /// @param lost told of every change that could not be kept; called by any thread, must not wait
    /// @param fatal told of an `Error`; ends the process
    public KafkaArchive(KafkaSettings settings, Runnable lost, Thread.UncaughtExceptionHandler fatal) {
        this.settings = settings;
        this.lost = lost;
        Map<String, Object> config = settings.memories();
        this.serializer.configure(config, false);
        this.producer = new KafkaProducer<>(config, new StringSerializer(), serializer);
        this.thread = new ConsumerThread(
                new ConsumerThread.Manner("memory-tail", fatal),
                () -> new KafkaConsumer<>(settings.partitions()),
                this::session);
    }

    @Override
    public void start() {
        thread.start();
    }

    private MemorySession session(Consumer<String, byte[]> consumer) {
        partitions.values().forEach(MemoryPartition::startOver);
        return new MemorySession(consumer, new ValueReader(settings.registry()), partitions, this::errand);
    }

    @Override
    public void open(MemoryShelf shelf) {
        partitions.compute(partition(shelf.scope()), (_, partition) -> {
            MemoryPartition tailed = partition == null ? new MemoryPartition() : partition;
            tailed.open(shelf);
            return tailed;
        });
    }

    @Override
    public boolean restored(MemoryShelf shelf) {
        MemoryPartition partition = partitions.get(partition(shelf.scope()));
        return partition != null && partition.complete();
    }

    @Override
    public void close(MemoryShelf shelf) {
        partitions.computeIfPresent(
                partition(shelf.scope()), (_, partition) -> partition.close(shelf) ? null : partition);
    }

    @Override
    public void save(MemoryRecord memory) {
        send(memory, memory, lost);
    }

    @Override
    public void forget(MemoryRecord memory) {
        send(memory, null, lost);
    }

    @Override
    public void withdraw(MemoryRecord memory) {
        send(memory, null, () -> {
            if (undelivered.add(memory)) {
                lost.run();
            }
        });
    }

    /// Before each step of the tail. Of withdrawals one at a time, for while the broker is away each may wait for it.
    private void errand() {
        if (!prepared) {
            prepare();
            prepared = true;
        }
        undelivered.poll().ifPresent(this::withdraw);
    }

    /// Waits for what the first memory needs of the registry and the broker before any shelf is restored, so that no
    /// save waits for it: that is called under a lease.
    private void prepare() {
        producer.partitionsFor(TopicCatalogue.PERSONA_MEMORY.name());
        try {
            serializer.serialize(TopicCatalogue.PERSONA_MEMORY.name(), SampleMemory.RECORD);
        } catch (SchemaException.Retryable e) {
            throw new TimeoutException("the schema of memories is not known yet", e);
        }
    }

    private void send(MemoryRecord memory, @Nullable MemoryRecord value, Runnable failed) {
        Scope scope = Scope.of(memory);
        ProducerRecord<String, MemoryRecord> record = new ProducerRecord<>(
                TopicCatalogue.PERSONA_MEMORY.name(), partition(scope), scope.key(memory.getMemoryId()), value);
        CountDownLatch acknowledged = new CountDownLatch(1);
        underWay.add(acknowledged);
        try {
            producer.send(record, (_, failure) -> {
                if (failure != null) {
                    failed.run();
                    LOG.warn("memory.unsaved", failure, "key", record.key());
                }
                underWay.remove(acknowledged);
                acknowledged.countDown();
            });
        } catch (KafkaException e) {
            failed.run();
            underWay.remove(acknowledged);
            LOG.warn("memory.unsaved", e, "key", record.key());
        }
    }

    @Override
    public int pending() {
        return underWay.size() + undelivered.size();
    }

    @Override
    public int settle() throws InterruptedException {
        long end = System.nanoTime() + KafkaSettings.SETTLING.toNanos();
        for (CountDownLatch one : underWay) {
            boolean _ = one.await(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
        return pending();
    }

    @Override
    public void close() throws InterruptedException {
        thread.close();
        producer.close(KafkaSettings.CLOSING);
        while (undelivered.poll().isPresent()) {
            lost.run();
        }
    }

    /// The partition that Kafka's own partitioner gives the agent's roster key, so that a worker's memories
    /// lie in partitions of the same numbers as its agents.
    static int partition(Scope scope) {
        return Utils.toPositive(Utils.murmur2(scope.key().getBytes(UTF_8)))
                % TopicCatalogue.PERSONA_MEMORY.partitions();
    }
}
