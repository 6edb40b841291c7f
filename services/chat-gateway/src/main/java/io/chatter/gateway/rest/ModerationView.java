package io.chatter.gateway.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.chatter.gateway.Ban;
import io.chatter.gateway.HeldLine;
import io.chatter.gateway.RoomModeration;
import io.chatter.gateway.RoomModes;
import io.chatter.schema.ModerationEvent;
import io.chatter.schema.ModerationKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What moderators see of a room.
///
/// @param modes as they were set
/// @param inForce as they hold: stricter than `modes` under the shield
/// @param held lines that wait for a decision, oldest first
/// @param decisions what moderators decided lately, newest first
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModerationView(
        Modes modes,
        @JsonProperty("in_force") Modes inForce,
        @JsonProperty("pinned_message_id") @Nullable UUID pinned,
        List<Held> held,
        List<Banned> bans,
        @JsonProperty("record") List<Decision> decisions) {

    /// @param slow in seconds; 0 for none
    public record Modes(
            long slow,
            @JsonProperty("emote_only") boolean emoteOnly,
            @JsonProperty("unique_chat") boolean uniqueChat,
            @JsonProperty("members_only") boolean membersOnly,
            boolean shield) {

        static Modes of(RoomModes modes) {
            return new Modes(
                    modes.slow().toSeconds(),
                    modes.emoteOnly(),
                    modes.uniqueChat(),
                    modes.membersOnly(),
                    modes.shield());
        }
    }

    /// @param at when safety held it, in epoch milliseconds
    public record Held(
            @JsonProperty("message_id") UUID messageId,
            @JsonProperty("author_id") String authorId,
            String text,
            List<Finding> findings,
            long at) {

        static Held of(HeldLine line) {
            return new Held(
                    line.message().getMessageId(),
                    line.message().getAuthor().getId(),
                    line.message().getText(),
                    line.findings().stream()
                            .map(found ->
                                    new Finding(found.getRule(), found.getCategory(), found.getStart(), found.getEnd()))
                            .toList(),
                    line.at().toEpochMilli());
        }
    }

    /// @param start first UTF-16 index of the span in the text
    /// @param end index after the span
    public record Finding(String rule, String category, int start, int end) {}

    /// @param remainingMs left of a timeout; absent for a ban
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Banned(
            @JsonProperty("author_id") String authorId,
            @JsonProperty("remaining_ms") @Nullable Long remainingMs) {

        static Banned of(Map.Entry<String, Ban> ban, Instant now) {
            Optional<Duration> rest = ban.getValue().rest(now);
            return new Banned(
                    ban.getKey(), rest.isPresent() ? Long.valueOf(rest.get().toMillis()) : null);
        }
    }

    /// @param messageId of the line it is about
    /// @param authorId of the person or persona it is about
    /// @param durationMs length of a timeout; absent otherwise
    /// @param by id of the moderator
    /// @param at when it was decided, in epoch milliseconds
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Decision(
            ModerationKind kind,
            @JsonProperty("message_id") @Nullable UUID messageId,
            @JsonProperty("author_id") @Nullable String authorId,
            @JsonProperty("duration_ms") @Nullable Long durationMs,
            String by,
            long at) {

        static Decision of(ModerationEvent event) {
            return new Decision(
                    event.getKind(),
                    event.getMessageId(),
                    event.getAuthorId(),
                    event.getDurationMs(),
                    event.getActor().getId(),
                    event.getAt().toEpochMilli());
        }
    }

    static ModerationView of(RoomModeration state, Instant now) {
        return new ModerationView(
                Modes.of(state.modes()),
                Modes.of(state.modes().inForce()),
                state.pinned().orElse(null),
                state.held().stream().map(Held::of).toList(),
                state.bans(now).entrySet().stream()
                        .map(ban -> Banned.of(ban, now))
                        .sorted(Comparator.comparing(Banned::authorId))
                        .toList(),
                state.decisions().stream().map(Decision::of).toList());
    }
}
