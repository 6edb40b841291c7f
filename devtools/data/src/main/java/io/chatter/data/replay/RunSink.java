package io.chatter.data.replay;

import io.chatter.data.DataFailure;
import io.chatter.data.log.LogAddress;
import io.chatter.topics.TopicCatalogue;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// An isolated run: the records in topics of its own, in their partitions, with keys, headers and
/// timestamps as they were; and where they are the firehose, trends and density computed from them, in
/// topics of its own, too. Owned by one thread.
public final class RunSink implements ReplaySink {

    private final LogAddress address;
    private final RunTopics topics;
    private final Path state;
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final Map<Integer, DrivenWindows> windows = new TreeMap<>();
    private boolean complete;

    /// Makes the run's topics.
    ///
    /// @param state folder for the topology's files
    /// @throws DataFailure when the run exists
    public RunSink(LogAddress address, RunTopics topics, String topic, Path state) {
        topics.create(address, topic);
        this.address = address;
        this.topics = topics;
        this.state = state;
        Map<String, Object> settings = address.clientSettings();
        settings.put("enable.idempotence", true);
        settings.put("linger.ms", 20);
        settings.put("batch.size", 256 * 1024);
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public void accept(ConsumerRecord<byte[], byte[]> record) {
        send(new ProducerRecord<>(
                topics.of(record.topic()),
                record.partition(),
                record.timestamp(),
                record.key(),
                record.value(),
                record.headers()));
        if (record.topic().equals(TopicCatalogue.CHAT_FIREHOSE.name())) {
            windows.computeIfAbsent(record.partition(), partition -> driven(partition, record.timestamp()))
                    .accept(record);
        }
    }

    @Override
    public void complete(long until) {
        windows.values().forEach(driven -> driven.complete(until));
        producer.flush();
        throwIfFailed();
        complete = true; // without its mark a run is listed as cut short, and stays
        topics.markComplete(address);
    }

    /// Takes back what is there of a run that was not completed.
    @Override
    public void close() {
        windows.values().forEach(DrivenWindows::close);
        producer.close();
        if (!complete) {
            dropWhatIsThere();
        }
    }

    private void dropWhatIsThere() {
        try {
            topics.drop(address);
        } catch (DataFailure _) {
            // What ended the run is on its way to the caller, and what stays is listed as cut short.
        }
    }

    private DrivenWindows driven(int partition, long begin) {
        return new DrivenWindows(
                address,
                state.resolve("partition-" + partition),
                begin,
                (topic, result) -> send(new ProducerRecord<>(
                        topics.of(topic.name()),
                        partition,
                        result.timestamp(),
                        result.key(),
                        result.value(),
                        result.headers())));
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        throwIfFailed();
        producer.send(record, (_, problem) -> {
            if (problem != null) {
                failure.compareAndSet(null, problem);
            }
        });
    }

    private void throwIfFailed() {
        Exception problem = failure.get();
        if (problem != null) {
            throw new DataFailure(
                    "The run `" + topics.run() + "` cannot be written (" + problem.getMessage() + ")",
                    "Run it again; what `./chatter replay list` has of it goes with `./chatter replay drop "
                            + topics.run() + "`",
                    problem);
        }
    }
}
