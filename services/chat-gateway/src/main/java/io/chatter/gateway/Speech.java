package io.chatter.gateway;

import io.chatter.messaging.MessageIds;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Origin;
import io.chatter.schema.ReplyTo;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Takes people's lines: checks them by the rules of the room and sends them into the log. What is not taken goes back
/// with its text. Called on the connection's loop; never blocks.
final class Speech {

    /// The broker may have taken the line and not been able to say so.
    private static final String NO_ANSWER =
            "The chat does not answer; look whether the line appears before you send it again";

    private final Chat.Log log;
    private final HouseRules rules;
    private final Tally tally;

    Speech(Chat.Log log, HouseRules rules, Tally tally) {
        this.log = log;
        this.rules = rules;
        this.tally = tally;
    }

    void say(Connection connection, ClientFrame.Say say) {
        Membership place = connection.membership();
        if (place == null) {
            reject(
                    connection,
                    say,
                    new HouseRules.Refusal(RejectionCode.NOT_JOINED, Optional.empty(), "Join a room first"));
            return;
        }
        Instant now = log.clock().instant();
        String text = oneLine(say.text());
        rules.check(place, text, now)
                .ifPresentOrElse(
                        refusal -> refuse(connection, place, say, refusal),
                        () -> append(connection, place, say, text, now));
    }

    /// Whoever goes on after many refusals in a row, whatever for, is not listened to any more.
    private void refuse(Connection connection, Membership place, ClientFrame.Say say, HouseRules.Refusal refusal) {
        if (refusal.code() != RejectionCode.RATE_LIMITED) {
            place.limit().strike();
        }
        if (place.limit().isExhausted()) {
            connection.closeNow(CloseReason.TOO_MANY_LINES);
        } else {
            reject(connection, say, refusal);
        }
    }

    private void append(Connection connection, Membership place, ClientFrame.Say say, String text, Instant now) {
        ChatMessage message = lineOf(place, say, text, now);
        UUID id = message.getMessageId();
        log.pending().add(id, connection, say, now);
        log.lines().append(message).whenComplete((_, failure) -> {
            if (failure != null) {
                place.room().recent().unsaid(place.me().id(), text, now);
                place.limit().giveBack(now);
                log.pending().refused(id, RejectionCode.UNAVAILABLE, NO_ANSWER);
            }
        });
    }

    private ChatMessage lineOf(Membership place, ClientFrame.Say say, String text, Instant now) {
        return ChatMessage.newBuilder()
                .setMessageId(MessageIds.next(log.clock()))
                .setRoomId(place.room().profile().id())
                .setAuthor(place.me().author())
                .setOrigin(Origin.HUMAN)
                .setText(text)
                .setMentions(Mentions.in(text))
                .setReplyTo(replyTo(place.room(), say).orElse(null))
                .setSentAt(now)
                .build();
    }

    /// The answered line's author comes from the log, not from the client; a line that is no longer in memory is not
    /// marked as answered.
    private static Optional<ReplyTo> replyTo(Room room, ClientFrame.Say say) {
        return say.replyTo().flatMap(id -> room.find(id).map(line -> new ReplyTo(id, line.authorId())));
    }

    private void reject(Connection connection, ClientFrame.Say say, HouseRules.Refusal refusal) {
        tally.rejected(refusal.code());
        connection.tellNow(new ServerEvent.Rejected(
                say.nonce(), refusal.code(), say.text(), refusal.retryAfter(), refusal.reason()));
    }

    /// Line breaks and other controls become spaces.
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }
}
