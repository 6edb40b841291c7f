package io.chatter.gateway;

import io.chatter.schema.BotDensity;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.ModerationEvent;
import io.chatter.schema.StreamContext;
import io.chatter.schema.TrendsSnapshot;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/// Everything the gateway tells a client. Frames are arrays of these.
public sealed interface ServerEvent {

    /// The answer to a join; the backlog follows, in the same frame and in as many more as it needs.
    ///
    /// @param modes that hold in the room now
    record Joined(RoomProfile room, RoomModes modes, Participant me, Cursor cursor) implements ServerEvent {}

    /// One line of the firehose.
    record Line(Cursor cursor, ChatMessage message) implements ServerEvent {}

    /// Lines are missing.
    ///
    /// @param from the last line before the gap
    /// @param to the last line of the gap
    /// @param missed how many lines, or [#UNCOUNTED]
    /// @param unsure whether nobody can say which lines from before it were taken away meanwhile
    record Gap(Cursor from, Cursor to, long missed, boolean unsure) implements ServerEvent {

        /// Only offsets are known, which are markers and other rooms' lines, too.
        public static final long UNCOUNTED = 0;
    }

    record Context(StreamContext context) implements ServerEvent {}

    record Trends(TrendsSnapshot snapshot) implements ServerEvent {}

    record Density(BotDensity density) implements ServerEvent {}

    /// What a moderator did; verdicts of safety are told to the line's author only.
    record Moderation(ModerationEvent event) implements ServerEvent {}

    /// What a moderator took away while the client was away, or shortly before: lines from before the decision.
    record Withdrawn(ModerationEvent event) implements ServerEvent {}

    /// The modes that hold from now on.
    record Modes(RoomModes modes) implements ServerEvent {}

    /// The line that moderators want everybody to see, or that there is none any more.
    record Pinned(Optional<EncodedLine> line) implements ServerEvent {}

    /// A line waits for a decision. For moderators only.
    record Held(HeldLine line) implements ServerEvent {}

    /// The moderator's action is in the log.
    record Done(String nonce, UUID eventId) implements ServerEvent {}

    /// The moderator's action was not taken.
    record Refused(String nonce, ModerationRefusal refusal) implements ServerEvent {}

    record Viewers(int count) implements ServerEvent {}

    /// The sender's line is in the log, at `cursor`.
    record Ack(String nonce, UUID messageId, Cursor cursor) implements ServerEvent {}

    /// The sender's line was not taken.
    record Rejected(String nonce, RejectionCode code, String text, Optional<Duration> retryAfter, String reason)
            implements ServerEvent {}

    /// The gateway is about to stop: answers to lines under way still come, then it closes with 1001.
    ///
    /// @param after how long to wait before coming back; each client a little longer than the one before
    record Reconnect(Duration after) implements ServerEvent {}

    record Pong(String nonce) implements ServerEvent {}

    /// Something outside a line went wrong; the connection may be about to close.
    record Failure(String code, String reason) implements ServerEvent {}
}
