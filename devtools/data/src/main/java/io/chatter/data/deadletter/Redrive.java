package io.chatter.data.deadletter;

import io.chatter.data.DataFailure;
import io.chatter.data.log.LogAddress;
import io.chatter.data.log.TopicLog;
import io.chatter.topics.TopicCatalogue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// Brings dead letters back to the topics in which they failed, each at most once.
///
/// One transaction writes the record to its topic and, beside the letters, a mark that names the
/// letter: both are there or neither. The transactional id is the dead-letter topic's, so a second
/// redrive of it at the same time fences the first, and finds its marks; for those behind a transaction
/// that a service has open, it waits. A record that fails again becomes a letter of its own, without a mark.
///
/// Owned by one thread; blocks.
public final class Redrive {

    /// What became of the letters that were meant.
    public sealed interface Outcome {

        Letters letters();

        /// All were looked at.
        ///
        /// @param missing named, and not there, or not what the rest of the filter means
        record Whole(Letters letters, List<LetterId> missing) implements Outcome {}

        /// The rest was not looked at any more: nobody knows what of it is there.
        record Stopped(Letters letters, DataFailure reason) implements Outcome {}
    }

    /// Those that were looked at.
    ///
    /// @param redriven brought back now; with a dry run, what would be
    /// @param already brought back before
    /// @param refused cannot be brought back: cut, too large to carry where it comes from, or of a topic
    ///     that is no longer ours
    public record Letters(List<LetterId> redriven, List<LetterId> already, List<LetterId> refused) {}

    /// Letters of one transaction at most, by number and by size.
    private static final int BATCH = 200;

    private static final long BATCH_BYTES = 4 << 20;
    private static final int MAX_REQUEST_BYTES = 16 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final LogAddress address;
    private final DeadLetters letters;
    private final OpenTransactions transactions;

    /// @param log stays the caller's to close
    public Redrive(LogAddress address, TopicLog log) {
        this(address, log, PATIENCE);
    }

    /// @param patience how long a service may have a transaction open over a topic of letters
    Redrive(LogAddress address, TopicLog log, Duration patience) {
        this.address = address;
        this.letters = new DeadLetters(log);
        this.transactions = new OpenTransactions(address, patience);
    }

    /// What [#run] would do now. Changes nothing.
    ///
    /// @throws DataFailure when the broker does not answer, or a service's transaction over dead letters stays open
    public Outcome rehearse(LetterFilter filter) {
        RedriveCourse course = new RedriveCourse(filter);
        for (String topic : letters.topics()) {
            transactions.awaitEnd(topic); // marks behind an open one cannot be read
            readWaiting(topic, course, letter -> course.redriven(letter.id()));
        }
        return course.whole();
    }

    /// Brings back what `filter` means and was not brought back before. Ends early when the broker
    /// refuses, or another redrive of the same topic has taken over; what was committed until then stays,
    /// and running it again does the rest.
    public Outcome run(LetterFilter filter) {
        RedriveCourse course = new RedriveCourse(filter);
        try {
            for (String topic : letters.topics()) {
                redriveIfAnyWaits(topic, course);
            }
            return course.whole();
        } catch (DataFailure e) {
            return course.stopped(e);
        }
    }

    /// Without a letter to bring back no other redrive is fenced.
    private void redriveIfAnyWaits(String topic, RedriveCourse course) {
        RedriveCourse look = course.anew();
        AtomicBoolean waits = new AtomicBoolean();
        readWaiting(topic, look, _ -> waits.set(true));
        if (waits.get()) {
            redrive(topic, course);
        } else {
            course.add(look);
        }
    }

    private void redrive(String topic, RedriveCourse course) {
        try (KafkaProducer<byte[], byte[]> producer = producer(topic)) {
            producer.initTransactions();
            // Only now: a redrive that was under way has ended, and its marks can be read.
            transactions.awaitEnd(topic);
            List<DeadLetter> batch = new ArrayList<>();
            readWaiting(topic, course, letter -> {
                if (batch.size() == BATCH || bytes(batch) + bytes(List.of(letter)) > BATCH_BYTES) {
                    bringBack(producer, batch, course);
                    batch.clear();
                }
                batch.add(letter);
            });
            bringBack(producer, batch, course);
        } catch (KafkaException e) {
            throw new DataFailure(
                    "The dead letters of " + topic + " cannot be redriven (" + e.getMessage() + ")",
                    "Run it again: what came back stays back, and nothing comes twice",
                    e);
        }
    }

    /// All of them in one transaction; where one is too large, each in its own.
    private static void bringBack(
            KafkaProducer<byte[], byte[]> producer, List<DeadLetter> batch, RedriveCourse course) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            producer.beginTransaction();
            for (DeadLetter letter : batch) {
                producer.send(
                        revived(letter, producer.partitionsFor(letter.origin()).size()));
                producer.send(mark(letter));
            }
            producer.commitTransaction();
            batch.forEach(letter -> course.redriven(letter.id()));
        } catch (KafkaException e) {
            if (!isTooLarge(e)) {
                throw e;
            }
            producer.abortTransaction();
            if (batch.size() == 1) {
                course.refused(batch.getFirst().id());
            } else {
                batch.forEach(letter -> bringBack(producer, List.of(letter), course));
            }
        }
    }

    private static boolean isTooLarge(@Nullable Throwable failure) {
        return failure instanceof RecordTooLargeException || (failure != null && isTooLarge(failure.getCause()));
    }

    private static long bytes(List<DeadLetter> letters) {
        return letters.stream()
                .mapToLong(letter -> Math.max(0, letter.record().serializedValueSize()))
                .sum();
    }

    /// Hands on the letters of `topic` that wait; those that do not are told to `course`.
    private void readWaiting(String topic, RedriveCourse course, Consumer<DeadLetter> sink) {
        Set<LetterId> marked = letters.redriven(topic);
        letters.read(topic, letter -> {
            if (!course.means(letter)) {
                return;
            }
            if (marked.contains(letter.id())) {
                course.already(letter.id());
            } else if (letter.isTruncated()
                    || TopicCatalogue.find(letter.origin()).isEmpty()) {
                course.refused(letter.id());
            } else {
                sink.accept(letter);
            }
        });
    }

    /// As it was, in its partition, with the time of its return: by its own time, retention might take it
    /// at once. By its key where the topic was made anew with fewer partitions.
    private static ProducerRecord<byte[], byte[]> revived(DeadLetter letter, int partitions) {
        Headers headers = new RecordHeaders();
        letter.record().headers().forEach(header -> {
            if (!header.key().startsWith(DeadLetter.ERROR_HEADERS)
                    && !header.key().equals(DeadLetter.REDRIVEN_FROM)) {
                headers.add(header);
            }
        });
        headers.add(DeadLetter.REDRIVEN_FROM, letter.id().toString().getBytes(StandardCharsets.UTF_8));
        boolean isThere = letter.originPartition().orElse(partitions) < partitions;
        Integer partition = isThere ? Integer.valueOf(letter.originPartition().getAsInt()) : null;
        return new ProducerRecord<>(
                letter.origin(),
                partition,
                letter.record().key(),
                letter.record().value(),
                headers);
    }

    private static ProducerRecord<byte[], byte[]> mark(DeadLetter letter) {
        Headers headers = new RecordHeaders();
        headers.add(DeadLetter.REDRIVEN, letter.id().toString().getBytes(StandardCharsets.UTF_8));
        return new ProducerRecord<>(
                letter.record().topic(),
                letter.record().partition(),
                letter.record().key(),
                null,
                headers);
    }

    private KafkaProducer<byte[], byte[]> producer(String topic) {
        Map<String, Object> settings = address.clientSettings();
        settings.put("transactional.id", "chatter-redrive-" + topic);
        settings.put("max.block.ms", 15_000);
        // So that the first failure of a transaction is the one that is told.
        settings.put("max.in.flight.requests.per.connection", 1);
        // What the topic takes is the topic's to say.
        settings.put("max.request.size", MAX_REQUEST_BYTES);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
