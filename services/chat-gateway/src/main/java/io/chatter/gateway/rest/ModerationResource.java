package io.chatter.gateway.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.chatter.gateway.Account;
import io.chatter.gateway.Bench;
import io.chatter.gateway.ModerationRefusal;
import io.chatter.gateway.ModeratorAction;
import io.chatter.gateway.Room;
import io.chatter.gateway.Rooms;
import io.chatter.gateway.Ruling;
import io.chatter.gateway.access.TokenAccounts;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What moderators do, over HTTP. Each answer comes when the decision is in the log; every replica applies it from
/// there.
@Path("/api/rooms/{room}/moderation")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"moderator", "broadcaster"})
@Tag(name = "moderation")
@APIResponse(responseCode = "200", description = "Done, and in the log")
@APIResponse(responseCode = "400", description = "A field is missing, unknown or out of bounds; `reason` names it")
@APIResponse(responseCode = "403", description = "The token is for other rooms, or the moderator is banned")
@APIResponse(responseCode = "404", description = "No such room, or the line is not there any more")
@APIResponse(responseCode = "409", description = "The room's state is against it; `code` says how")
@APIResponse(responseCode = "503", description = "The log did not take it in time; send the same again")
public class ModerationResource {

    /// @param eventId of the event in chat.moderation
    public record Done(@JsonProperty("event_id") UUID eventId) {}

    /// @param durationMs length of a timeout; absent for a ban without an end
    public record BanOrder(
            @JsonProperty("duration_ms") @Nullable Long durationMs,
            @Nullable String reason) {}

    /// @param authorId whose lines; absent for everybody's
    public record ClearOrder(
            @JsonProperty("author_id") @Nullable String authorId) {}

    public record PinOrder(
            @JsonProperty("message_id") @Nullable String messageId) {}

    private static final Ruling UNAVAILABLE = new Ruling.Refused(ModerationRefusal.UNAVAILABLE);

    private final Rooms rooms;
    private final Bench bench;
    private final TokenAccounts accounts;
    private final JsonWebToken token;

    @PathParam("room")
    String room = "";

    public ModerationResource(Rooms rooms, Bench bench, TokenAccounts accounts, JsonWebToken token) {
        this.rooms = rooms;
        this.bench = bench;
        this.accounts = accounts;
        this.token = token;
    }

    @GET
    @Operation(operationId = "moderation", summary = "Modes, held lines, bans and who decided what")
    public ModerationView state() {
        Account moderator = moderator();
        Instant now = Instant.now();
        if (!here().moderation().hears(moderator.id(), moderator.role(), now)) {
            throw new ForbiddenException("You are banned from this room");
        }
        bench.expect(here());
        return ModerationView.of(here().moderation(), now);
    }

    @DELETE
    @Path("/lines/{message_id}")
    @Operation(operationId = "deleteLine", summary = "Takes a shown line away")
    public CompletionStage<Response> delete(@PathParam("message_id") String line) {
        return order(() -> new ModeratorAction.Delete(id("message_id", line)), null);
    }

    @PUT
    @Path("/bans/{author_id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "ban", summary = "Bans a person or persona, or times them out")
    public CompletionStage<Response> ban(@PathParam("author_id") String author, @Nullable BanOrder body) {
        BanOrder ban = given(body);
        Long length = ban.durationMs();
        return length == null
                ? order(() -> new ModeratorAction.Ban(author), ban.reason())
                : order(() -> new ModeratorAction.Timeout(author, Duration.ofMillis(length)), ban.reason());
    }

    @DELETE
    @Path("/bans/{author_id}")
    @Operation(operationId = "unban", summary = "Ends a ban or timeout")
    public CompletionStage<Response> unban(@PathParam("author_id") String author) {
        return order(() -> new ModeratorAction.Unban(author), null);
    }

    @POST
    @Path("/clear")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "clear", summary = "Takes away everything that was said so far")
    public CompletionStage<Response> clear(@Nullable ClearOrder body) {
        ClearOrder clear = given(body);
        return order(() -> new ModeratorAction.Clear(Optional.ofNullable(clear.authorId())), null);
    }

    @POST
    @Path("/held/{message_id}/approve")
    @Operation(operationId = "approve", summary = "Publishes a held line, once")
    public CompletionStage<Response> approve(@PathParam("message_id") String line) {
        return order(() -> new ModeratorAction.Approve(id("message_id", line)), null);
    }

    @POST
    @Path("/held/{message_id}/deny")
    @Operation(operationId = "deny", summary = "Drops a held line")
    public CompletionStage<Response> deny(@PathParam("message_id") String line) {
        return order(() -> new ModeratorAction.Deny(id("message_id", line)), null);
    }

    @PUT
    @Path("/modes")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "changeModes", summary = "Changes the modes that are named: slow (seconds), emote_only, …")
    public CompletionStage<Response> modes(@Nullable Map<String, Object> modes) {
        Map<String, String> changes = given(modes).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, mode -> String.valueOf(mode.getValue())));
        return order(() -> new ModeratorAction.ChangeModes(changes), null);
    }

    @PUT
    @Path("/shield")
    @Operation(operationId = "raiseShield", summary = "Members only, 30 s apart, nothing twice; until it is lowered")
    public CompletionStage<Response> raiseShield() {
        return order(() -> new ModeratorAction.Shield(true), null);
    }

    @DELETE
    @Path("/shield")
    @Operation(operationId = "lowerShield", summary = "Back to exactly the modes from before")
    public CompletionStage<Response> lowerShield() {
        return order(() -> new ModeratorAction.Shield(false), null);
    }

    @PUT
    @Path("/pin")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "pin", summary = "Shows a line to everybody who comes")
    public CompletionStage<Response> pin(@Nullable PinOrder pin) {
        return order(() -> new ModeratorAction.Pin(id("message_id", given(pin).messageId())), null);
    }

    @DELETE
    @Path("/pin")
    @Operation(operationId = "unpin", summary = "Ends that")
    public CompletionStage<Response> unpin() {
        return order(ModeratorAction.Unpin::new, null);
    }

    private CompletionStage<Response> order(Supplier<ModeratorAction> action, @Nullable String reason) {
        try {
            return bench.order(moderator(), here(), action.get(), Optional.ofNullable(reason))
                    .handle((ruling, failure) -> failure == null ? answer(ruling) : answer(UNAVAILABLE));
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(e.getMessage(), e);
        }
    }

    private static Response answer(Ruling ruling) {
        return switch (ruling) {
            case Ruling.Decided decided ->
                Response.ok(new Done(decided.event().getEventId())).build();
            case Ruling.Refused refused ->
                Response.status(statusOf(refused.refusal()))
                        .entity(Problem.of(refused.refusal()))
                        .build();
        };
    }

    private static int statusOf(ModerationRefusal refusal) {
        return switch (refusal) {
            case NOT_ALLOWED, NOT_JOINED -> 403;
            case UNKNOWN_LINE -> 404;
            case NOT_HELD, SHIELDED, YOURSELF -> 409;
            case UNAVAILABLE -> 503;
        };
    }

    private static <T> T given(@Nullable T body) {
        if (body == null) {
            throw new BadRequestException("the body must be an object");
        }
        return body;
    }

    /// @throws IllegalArgumentException when it is none
    private static UUID id(String field, @Nullable String text) {
        try {
            return UUID.fromString(String.valueOf(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(field + " must be the id of a line, not " + text, e);
        }
    }

    private Room here() {
        return rooms.find(room).orElseThrow(() -> new NotFoundException("No room " + room));
    }

    private Account moderator() {
        return accounts.accountOf(token)
                .filter(account -> account.isFor(room))
                .orElseThrow(() -> new ForbiddenException("The token is for other rooms"));
    }
}
