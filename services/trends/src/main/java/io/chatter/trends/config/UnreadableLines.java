package io.chatter.trends.config;

import io.chatter.messaging.SchemaException;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;
import org.jspecify.annotations.Nullable;

/// A line that can never be read goes to the dead letters and the partition goes on. A line that cannot
/// be read now, because the registry is away and its schema is new here, stops the task: it is read
/// again when the thread is replaced, and nothing good is thrown away.
///
/// Kafka Streams makes one for each stream thread.
public final class UnreadableLines implements DeserializationExceptionHandler {

    private final LogAndContinueExceptionHandler deadLetters = new LogAndContinueExceptionHandler();
    private @Nullable CountedLetters letters;

    @Override
    public Response handleError(ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> line, Exception failure) {
        return failure instanceof SchemaException.Retryable
                ? Response.fail()
                : Response.resume(Objects.requireNonNull(letters, "not configured")
                        .of(deadLetters.handleError(context, line, failure).deadLetterQueueRecords()));
    }

    @Override
    public void configure(Map<String, ?> settings) {
        deadLetters.configure(settings);
        letters = CountedLetters.in(settings);
    }
}
