package io.chatter.topology.window;

import io.chatter.schema.ChatMessage;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// The firehose itself, to read again what was said before a task began here. Thread-safe.
public interface PastLines {

    /// Nothing was said before: for a topology that is given its first line by hand.
    PastLines NONE = new PastLines() {
        @Override
        public Reader since(int partition, Instant appended) {
            return List::of;
        }

        @Override
        public Reader behind(int partition, long offset) {
            return List::of;
        }
    };

    /// Reads a partition from the first line that was appended at an instant or later.
    Reader since(int partition, Instant appended);

    /// Reads a partition from the first line behind an offset.
    Reader behind(int partition, long offset);

    /// One reading; for one thread.
    @FunctionalInterface
    interface Reader extends AutoCloseable {

        /// The next committed lines, in order, some thousands at most; none at the end of the log as it is now. Blocks
        /// while the broker is asked.
        ///
        /// @throws org.apache.kafka.common.KafkaException when the broker does not answer in time
        List<ConsumerRecord<String, ChatMessage>> next();

        @Override
        default void close() {}
    }
}
