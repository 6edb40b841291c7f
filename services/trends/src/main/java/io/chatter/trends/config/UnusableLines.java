package io.chatter.trends.config;

import io.chatter.topology.window.UnusableLine;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// A record that is no line of a room goes to the dead letters and the partition goes on. Any other failure stops the
/// task before it commits, and its thread is replaced.
///
/// Kafka Streams makes one for each stream thread.
public final class UnusableLines implements ProcessingExceptionHandler {

    private final LogAndContinueProcessingExceptionHandler deadLetters = new LogAndContinueProcessingExceptionHandler();
    private @Nullable CountedLetters letters;

    @Override
    public Response handleError(ErrorHandlerContext context, Record<?, ?> line, Exception failure) {
        return failure instanceof UnusableLine
                ? Response.resume(Objects.requireNonNull(letters, "not configured")
                        .of(deadLetters.handleError(context, line, failure).deadLetterQueueRecords()))
                : Response.fail();
    }

    @Override
    public void configure(Map<String, ?> settings) {
        deadLetters.configure(settings);
        letters = CountedLetters.in(settings);
    }
}
