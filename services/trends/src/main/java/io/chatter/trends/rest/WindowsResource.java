package io.chatter.trends.rest;

import io.chatter.topology.density.BotDensityTopology;
import io.chatter.topology.trends.TrendsTopology;
import io.chatter.trends.StoredWindows;
import io.chatter.trends.TrendsApplication;
import io.chatter.trends.rest.InstanceRouter.Refusal;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The windows of each room: the newest, or those that begin in a range of time. Any instance answers
/// for every room. KIND is `trends`, `trends-fast` or `density`.
///
/// The newest of a room without a window in the last ten minutes (fast ones: one minute) is a 404, its range
/// is empty. 400 for a time that is not ISO 8601, 503 with Retry-After while no instance has the room.
@Path("/api/{kind}/{room}")
@Produces(MediaType.APPLICATION_JSON)
public class WindowsResource {

    private final StoredWindows windows;
    private final InstanceRouter router;

    WindowsResource(TrendsApplication application, InstanceRouter router) {
        this.windows = application.windows();
        this.router = router;
    }

    /// The newest window.
    @GET
    public Response newest(
            @PathParam("kind") String kind,
            @PathParam("room") String room,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        String store = store(kind);
        return ask(
                store,
                room,
                uri,
                headers,
                () -> windows.newestHere(store, room)
                        .map(window -> Response.ok(window).build())
                        .orElseGet(() -> Response.status(Response.Status.NOT_FOUND)
                                .entity(new Refusal("no window of room '" + room + "' has closed lately"))
                                .build()));
    }

    /// All windows that begin from `from` to `to`, inclusive, oldest first; without one of them, all
    /// that are kept on that side.
    @GET
    @Path("windows")
    public Response range(
            @PathParam("kind") String kind,
            @PathParam("room") String room,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        Instant first = instant(from, Instant.EPOCH);
        Instant last = instant(to, Instant.ofEpochMilli(Long.MAX_VALUE));
        String store = store(kind);
        return ask(
                store,
                room,
                uri,
                headers,
                () -> Response.ok(windows.here(store, room, first, last)).build());
    }

    private Response ask(String store, String room, UriInfo uri, HttpHeaders headers, Supplier<Response> here) {
        String query = uri.getRequestUri().getRawQuery();
        String question = uri.getRequestUri().getRawPath() + (query == null ? "" : "?" + query);
        boolean passedOn = headers.getHeaderString(InstanceRouter.PASSED_ON) != null;
        return router.answer(store, room, question, passedOn, here);
    }

    private static String store(String kind) {
        return switch (kind) {
            case "trends" -> TrendsTopology.STORE;
            case "trends-fast" -> TrendsTopology.FAST_STORE;
            case "density" -> BotDensityTopology.STORE;
            default -> throw new NotFoundException();
        };
    }

    private static Instant instant(@Nullable String text, Instant otherwise) {
        try {
            return text == null ? otherwise : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new BadRequestException("from and to are instants like 2026-11-22T10:15:30Z, not '" + text + "'", e);
        }
    }
}
