package io.chatter.data.deadletter;

import io.chatter.data.DataFailure;
import io.chatter.data.log.Interval;
import io.chatter.data.log.OffsetRange;
import io.chatter.data.log.Range;
import io.chatter.data.log.TopicLog;
import io.chatter.topics.TopicSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// The dead letters of a broker, as they stand. Marks of those that were redriven lie between them and
/// are told apart by their header. Owned by one thread.
public final class DeadLetters {

    /// Letters with one cause.
    ///
    /// @param waiting not redriven yet
    /// @param redriven brought back already
    /// @param newest the last of them
    public record Cause(
            String topic, String kind, long waiting, long redriven, Instant first, Instant last, LetterId newest) {}

    private final TopicLog log;

    /// @param log stays the caller's to close
    public DeadLetters(TopicLog log) {
        this.log = log;
    }

    /// Names of all dead-letter topics.
    public List<String> topics() {
        return log.topics().stream()
                .filter(topic -> topic.endsWith(TopicSpec.DEAD_LETTER_SUFFIX))
                .sorted()
                .toList();
    }

    /// How many there are of each cause, by topic, most first.
    public List<Cause> causes(LetterFilter filter) {
        Map<String, Cause> causes = new LinkedHashMap<>();
        for (String topic : topics()) {
            Set<LetterId> redriven = redriven(topic);
            read(topic, letter -> {
                if (filter.matches(letter)) {
                    causes.merge(
                            topic + letter.kind(), causeOf(letter, redriven.contains(letter.id())), DeadLetters::sum);
                }
            });
        }
        return causes.values().stream()
                .sorted(Comparator.comparing(Cause::topic)
                        .thenComparingLong(cause -> -cause.waiting() - cause.redriven()))
                .toList();
    }

    /// @throws DataFailure when no letter lies there
    public DeadLetter find(LetterId id) {
        List<DeadLetter> found = new ArrayList<>();
        if (topics().contains(id.topic())) {
            Range place = Range.ofPartitions(Set.of(id.partition()))
                    .intersect(Range.ofOffsets(new Interval(id.offset(), id.offset() + 1)));
            log.read(
                    log.plan(id.topic(), place),
                    batch -> batch.stream()
                            .filter(record -> !isMark(record))
                            .map(DeadLetter::new)
                            .forEach(found::add));
        }
        if (found.isEmpty()) {
            throw new DataFailure("There is no dead letter " + id, "List them with `./chatter dlq list`");
        }
        return found.getFirst();
    }

    /// Which letters of a topic were redriven.
    public Set<LetterId> redriven(String topic) {
        Set<LetterId> marked = new HashSet<>();
        log.read(
                everything(topic),
                batch -> batch.stream()
                        .filter(DeadLetters::isMark)
                        .flatMap(record -> new DeadLetter(record).header(DeadLetter.REDRIVEN).stream())
                        .map(LetterId::parse)
                        .forEach(marked::add));
        return marked;
    }

    /// Hands on every letter of a topic, in offset order inside a partition.
    public void read(String topic, Consumer<DeadLetter> sink) {
        log.read(
                everything(topic),
                batch -> batch.stream()
                        .filter(record -> !isMark(record))
                        .map(DeadLetter::new)
                        .forEach(sink));
    }

    private List<OffsetRange> everything(String topic) {
        return log.plan(topic, Range.EVERYTHING);
    }

    private static boolean isMark(ConsumerRecord<byte[], byte[]> record) {
        return record.headers().lastHeader(DeadLetter.REDRIVEN) != null;
    }

    private static Cause causeOf(DeadLetter letter, boolean redriven) {
        return new Cause(
                letter.origin(),
                letter.kind(),
                redriven ? 0 : 1,
                redriven ? 1 : 0,
                letter.at(),
                letter.at(),
                letter.id());
    }

    private static Cause sum(Cause one, Cause other) {
        return new Cause(
                one.topic,
                one.kind,
                one.waiting + other.waiting,
                one.redriven + other.redriven,
                one.first.isBefore(other.first) ? one.first : other.first,
                one.last.isAfter(other.last) ? one.last : other.last,
                one.newest.offset() > other.newest.offset() ? one.newest : other.newest);
    }
}
