package io.chatter.data.replay;

import io.chatter.topology.window.UnusableLine;
import java.util.Map;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;

/// Decides as the live service does, without dead letters: a record that is no line of a room is in no window.
///
/// Kafka Streams makes one for each driver.
public final class ReplayedUnusableLines implements ProcessingExceptionHandler {

    @Override
    public Response handleError(ErrorHandlerContext context, Record<?, ?> line, Exception failure) {
        return failure instanceof UnusableLine ? Response.resume() : Response.fail();
    }

    @Override
    public void configure(Map<String, ?> settings) {
        // Nothing to set.
    }
}
