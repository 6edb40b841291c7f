package io.chatter.gateway.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.chatter.gateway.PastPage;
import io.chatter.gateway.Room;
import io.chatter.gateway.RoomPast;
import io.chatter.topics.ReplayRun;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What a room showed at a time gone by, for whoever may read it now. Times are epoch milliseconds.
@Path("/api/rooms/{room}/past")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "past")
@APIResponse(responseCode = "401", description = "The token is not good, or the room is closed to guests")
@APIResponse(responseCode = "403", description = "The token is for other rooms")
@APIResponse(responseCode = "404", description = "No such room, or no such replay run")
@APIResponse(responseCode = "503", description = "Too many look into the past, or the log does not answer; try again")
public class PastResource {

    /// @param oldest first moment that is still kept
    /// @param newest now
    public record Span(long oldest, long newest) {}

    private final RoomReaders readers;
    private final RoomPast past;
    private final JsonFactory json = new JsonFactory();

    @PathParam("room")
    String room = "";

    /// Name of a replay run, to see it instead of what was live.
    @QueryParam("run")
    @Nullable
    String run;

    public PastResource(RoomReaders readers, RoomPast past) {
        this.readers = readers;
        this.past = past;
    }

    @GET
    @Path("/span")
    @RunOnVirtualThread
    @Operation(operationId = "pastSpan", summary = "How far back the room can be shown")
    public Response span() {
        Room here = readers.room(room);
        RoomPast told = told();
        return LogAnswer.of(() -> {
            RoomPast.Span span = told.span(here);
            return new Span(span.oldest().toEpochMilli(), span.newest().toEpochMilli());
        });
    }

    /// @param from first millisecond
    /// @param until first millisecond that is not wanted
    @GET
    @RunOnVirtualThread
    @Operation(
            operationId = "past",
            summary = "A page of lines, captions, trends and density; `until` says how far it reaches")
    @APIResponse(
            responseCode = "400",
            description = "from or until is missing, until is not after from, or run is no name")
    public Response page(@QueryParam("from") @Nullable Long from, @QueryParam("until") @Nullable Long until) {
        Room here = readers.room(room);
        Instant first = time("from", from);
        Instant last = time("until", until);
        if (!last.isAfter(first)) {
            throw new BadRequestException("until=" + until + " must be after from=" + from);
        }
        RoomPast told = told();
        return LogAnswer.of(() -> write(told.read(here, first, last)));
    }

    private RoomPast told() {
        String name = run;
        try {
            return name == null ? past : past.in(new ReplayRun(name));
        } catch (IllegalArgumentException e) {
            throw new BadRequestException("run=" + name + ": " + e.getMessage());
        }
    }

    /// As [io.chatter.gateway.ServerEvent]s are written for sockets, so that a page can play them as if they came now.
    private byte[] write(PastPage page) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = json.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeNumberField("from", page.from().toEpochMilli());
            out.writeNumberField("until", page.until().toEpochMilli());
            out.writeArrayFieldStart("moments");
            for (PastPage.Moment moment : page.moments()) {
                out.writeStartObject();
                out.writeNumberField("at", moment.at().toEpochMilli());
                out.writeFieldName("event");
                out.writeRawValue(new String(moment.json(), StandardCharsets.UTF_8));
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing into memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    private static Instant time(String name, @Nullable Long millis) {
        if (millis == null || millis < 0) {
            throw new BadRequestException(name + "=" + millis + " must be a time in epoch milliseconds");
        }
        return Instant.ofEpochMilli(millis);
    }
}
