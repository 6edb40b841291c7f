package io.chatter.gateway.rest;

import io.chatter.gateway.LogBusyException;
import io.chatter.gateway.NoSuchRunException;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;

/// Answers from what is read in the log just now, and says so when that cannot be had.
final class LogAnswer {

    private static final int RETRY_AFTER_SECONDS = 1;

    private LogAnswer() {}

    static Response of(Supplier<Object> told) {
        try {
            return Response.ok(told.get()).header("Cache-Control", "no-store").build();
        } catch (NoSuchRunException e) {
            return Response.status(Response.Status.NOT_FOUND).build();
        } catch (LogBusyException e) {
            return Response.status(Response.Status.SERVICE_UNAVAILABLE)
                    .header("Retry-After", RETRY_AFTER_SECONDS)
                    .build();
        }
    }
}
