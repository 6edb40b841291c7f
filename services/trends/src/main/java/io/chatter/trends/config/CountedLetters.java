package io.chatter.trends.config;

import io.chatter.observability.Metric;
import io.chatter.topics.TopicCatalogue;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Dead letters of the firehose, cut to fit and counted. Kafka Streams, which makes the handlers that write them,
/// hands this on among their settings. Counted when a handler gives them out: those of a transaction that is
/// aborted are counted again.
///
/// Thread-safe.
final class CountedLetters {

    static final String SETTING = "chatter.counted-letters";

    private final Counter counter;

    /// Begins at zero, so that the first increase is seen as one.
    CountedLetters(MeterRegistry meters) {
        counter = Metric.DEAD_LETTERS.counter(meters, TopicCatalogue.CHAT_FIREHOSE.name());
    }

    /// @throws IllegalArgumentException when `settings` do not hold one
    static CountedLetters in(Map<String, ?> settings) {
        if (settings.get(SETTING) instanceof CountedLetters letters) {
            return letters;
        }
        throw new IllegalArgumentException(SETTING + " is missing among the settings of Kafka Streams");
    }

    List<ProducerRecord<byte[], byte[]>> of(List<ProducerRecord<byte[], byte[]>> letters) {
        counter.increment(letters.size());
        return FittingLetters.of(letters);
    }
}
