package io.chatter.trends.rest;

import io.chatter.observability.EventLog;
import io.chatter.trends.StoredWindows;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;

/// Answers a question about a room wherever its windows are: here, or by passing it on to the instance
/// that makes them, or, when that one does not answer, to one that keeps a copy. Thread-safe; blocks.
public final class InstanceRouter implements AutoCloseable {

    /// Marks a question that was passed on, so that it is not passed on again.
    static final String PASSED_ON = "X-Chatter-Passed-On";

    private static final EventLog LOG = EventLog.of(InstanceRouter.class);
    private static final Duration CONNECT = Duration.ofMillis(500);
    private static final Duration ANSWER = Duration.ofSeconds(2);
    private static final String RETRY_AFTER_S = "1";

    private final StoredWindows windows;
    private final HostInfo self;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();

    /// @param self where other instances reach this one
    public InstanceRouter(StoredWindows windows, HostInfo self) {
        this.windows = windows;
        this.self = self;
    }

    /// @param question path and query, as it was asked
    /// @param passedOn whether another instance asks
    /// @param here what this instance says; fails with InvalidStateStoreException when it does not have
    ///     the room
    /// @return its answer, another instance's, or 503 when none has the room now
    Response answer(String store, String room, String question, boolean passedOn, Supplier<Response> here) {
        if (passedOn) {
            return tryHere(here).orElseGet(InstanceRouter::unavailable);
        }
        for (HostInfo host : windows.hostsOf(store, room)) {
            Optional<Response> answer = host.equals(self) ? tryHere(here) : tryThere(host, question);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        return unavailable();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private static Optional<Response> tryHere(Supplier<Response> here) {
        try {
            return Optional.of(here.get());
        } catch (InvalidStateStoreException e) {
            LOG.debug("store.unavailable", "cause", e.toString());
            return Optional.empty();
        }
    }

    private Optional<Response> tryThere(HostInfo host, String question) {
        URI there = URI.create("http://" + host.host() + ":" + host.port() + question);
        HttpRequest request = HttpRequest.newBuilder(there)
                .timeout(ANSWER)
                .header(PASSED_ON, "true")
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() >= Response.Status.INTERNAL_SERVER_ERROR.getStatusCode()
                    ? Optional.empty()
                    : Optional.of(Response.status(answer.statusCode())
                            .type(MediaType.APPLICATION_JSON)
                            .entity(answer.body())
                            .build());
        } catch (IOException e) {
            LOG.debug("instance.unreachable", "host", host, "cause", e.toString());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Response unavailable() {
        return Response.status(Response.Status.SERVICE_UNAVAILABLE)
                .header("Retry-After", RETRY_AFTER_S)
                .type(MediaType.APPLICATION_JSON)
                .entity(new Refusal("no instance has the windows of this room right now"))
                .build();
    }

    /// Why there is no answer.
    record Refusal(String reason) {}
}
