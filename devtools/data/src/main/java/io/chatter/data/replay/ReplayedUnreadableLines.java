package io.chatter.data.replay;

import io.chatter.messaging.SchemaException;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;

/// Decides as the live service does, without dead letters: a line that can never be read is in no window, and one that
/// cannot be read now ends the replay, which would be short of it.
///
/// Kafka Streams makes one for each driver.
public final class ReplayedUnreadableLines implements DeserializationExceptionHandler {

    @Override
    public Response handleError(ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> line, Exception failure) {
        return failure instanceof SchemaException.Retryable ? Response.fail() : Response.resume();
    }

    @Override
    public void configure(Map<String, ?> settings) {
        // Nothing to set.
    }
}
