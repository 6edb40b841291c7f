package io.chatter.gateway.rest;

import io.chatter.gateway.LogBusyException;
import io.chatter.gateway.NoSuchRunException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;

/// Answers from what is read in the log just now, and says so when that cannot be had.
final class LogAnswer {

    private static final long RETRY_AFTER_SECONDS = 1;

    private LogAnswer() {}

    static Response of(Supplier<Object> told) {
        try {
            return Response.ok(told.get()).header("Cache-Control", "no-store").build();
        } catch (NoSuchRunException e) {
            throw new NotFoundException(e.getMessage(), e);
        } catch (LogBusyException e) {
            throw new ServiceUnavailableException(e.getMessage(), RETRY_AFTER_SECONDS, e);
        }
    }
}
