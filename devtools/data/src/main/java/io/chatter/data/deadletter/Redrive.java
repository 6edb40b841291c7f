package io.chatter.data.deadletter;

import io.chatter.data.DataFailure;
import io.chatter.data.log.LogAddress;
import io.chatter.data.log.TopicLog;
import io.chatter.topics.TopicCatalogue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Brings dead letters back to the topics in which they failed, each at most once.
///
/// One transaction writes the record to its topic and, beside the letters, a mark that names the
/// letter: both are there or neither. The transactional id is the dead-letter topic's, so a second
/// redrive of it at the same time fences the first, and finds its marks. A record that fails again
/// becomes a letter of its own, without a mark.
///
/// Owned by one thread; blocks.
public final class Redrive {

    /// What became of the letters that were meant.
    ///
    /// @param redriven brought back now; with a dry run, what would be
    /// @param already brought back before
    /// @param refused cannot be brought back: cut, or of a topic that is no longer ours
    public record Outcome(List<LetterId> redriven, List<LetterId> already, List<LetterId> refused) {}

    private static final int BATCH = 200;

    private final LogAddress address;
    private final DeadLetters letters;

    /// @param log stays the caller's to close
    public Redrive(LogAddress address, TopicLog log) {
        this.address = address;
        this.letters = new DeadLetters(log);
    }

    /// What [#run] would do now. Changes nothing.
    public Outcome rehearse(LetterFilter filter) {
        Outcome outcome = new Outcome(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (String topic : letters.topics()) {
            sort(topic, filter, outcome).forEach(letter -> outcome.redriven().add(letter.id()));
        }
        return outcome;
    }

    /// Brings back what `filter` means and was not brought back before.
    ///
    /// @throws DataFailure when the broker refuses, or another redrive of the same topic has taken
    ///     over; what was committed until then stays, and running it again does the rest
    public Outcome run(LetterFilter filter) {
        Outcome outcome = new Outcome(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (String topic : letters.topics()) {
            if (!sort(topic, filter, new Outcome(List.of(), new ArrayList<>(), new ArrayList<>()))
                    .isEmpty()) {
                redrive(topic, filter, outcome);
            } else {
                sort(topic, filter, outcome);
            }
        }
        return outcome;
    }

    private void redrive(String topic, LetterFilter filter, Outcome outcome) {
        try (KafkaProducer<byte[], byte[]> producer = producer(topic)) {
            producer.initTransactions();
            // Only now: a redrive that was under way has ended, and its marks can be read.
            List<DeadLetter> waiting = sort(topic, filter, outcome);
            for (int from = 0; from < waiting.size(); from += BATCH) {
                List<DeadLetter> batch = waiting.subList(from, Math.min(waiting.size(), from + BATCH));
                producer.beginTransaction();
                for (DeadLetter letter : batch) {
                    producer.send(revived(letter));
                    producer.send(mark(letter));
                }
                producer.commitTransaction();
                batch.forEach(letter -> outcome.redriven().add(letter.id()));
            }
        } catch (KafkaException e) {
            throw new DataFailure(
                    "The dead letters of " + topic + " cannot be redriven (" + e.getMessage() + ")",
                    "Run it again: what came back stays back, and nothing comes twice",
                    e);
        }
    }

    /// The letters of `topic` that wait; those that do not are told to `outcome`.
    private List<DeadLetter> sort(String topic, LetterFilter filter, Outcome outcome) {
        Set<LetterId> marked = letters.redriven(topic);
        List<DeadLetter> waiting = new ArrayList<>();
        letters.read(topic, letter -> {
            if (!filter.matches(letter)) {
                return;
            }
            if (marked.contains(letter.id())) {
                outcome.already().add(letter.id());
            } else if (letter.isTruncated()
                    || TopicCatalogue.find(letter.origin()).isEmpty()) {
                outcome.refused().add(letter.id());
            } else {
                waiting.add(letter);
            }
        });
        return waiting;
    }

    /// As it was, by its key, with the time of its return: by its own time, retention might take it at
    /// once.
    private static ProducerRecord<byte[], byte[]> revived(DeadLetter letter) {
        Headers headers = new RecordHeaders();
        letter.record().headers().forEach(header -> {
            if (!header.key().startsWith(DeadLetter.ERROR_HEADERS)
                    && !header.key().equals(DeadLetter.REDRIVEN_FROM)) {
                headers.add(header);
            }
        });
        headers.add(DeadLetter.REDRIVEN_FROM, letter.id().toString().getBytes(StandardCharsets.UTF_8));
        return new ProducerRecord<>(
                letter.origin(), null, letter.record().key(), letter.record().value(), headers);
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
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
