package io.chatter.gateway;

import io.chatter.messaging.MessageIds;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Origin;
import io.chatter.schema.ReplyTo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;

/// What clients can do: join a room, say a line, ping. Each call runs on the loop of its connection and never blocks.
public final class Chat {

    /// Longest line, in characters as people count them: Unicode code points.
    public static final int MAX_LENGTH = 500;

    /// The log's two ends.
    ///
    /// @param clock gives lines their time and their ids
    /// @param patience how long a client that has seen more than this replica has read waits for it: past that its
    ///     cursor is taken for one of another log
    public record Log(LineLog lines, OlderLines older, PendingLines pending, Clock clock, Duration patience) {}

    private final Rooms rooms;
    private final Guests guests;
    private final Log log;
    private final ChatRules rules;
    private final Tally tally;
    private final Clock clock;

    public Chat(Rooms rooms, Guests guests, Log log, ChatRules rules, Tally tally) {
        this.rooms = rooms;
        this.guests = guests;
        this.log = log;
        this.rules = rules;
        this.tally = tally;
        this.clock = log.clock();
    }

    /// @param loop runs everything about the connection, one thing at a time
    public Connection connect(Executor loop, Wire wire, EventEncoder encoder) {
        return new Connection(loop, encoder, new Outbox(wire, encoder, rules.outbox(), tally));
    }

    public void receive(Connection connection, ClientFrame frame) {
        switch (frame) {
            case ClientFrame.Join join -> join(connection, join);
            case ClientFrame.Say say -> say(connection, say);
            case ClientFrame.Ping ping -> connection.tellNow(new ServerEvent.Pong(ping.nonce()));
        }
    }

    private void join(Connection connection, ClientFrame.Join join) {
        if (!connection.arrive()) {
            connection.closeNow(CloseReason.MALFORMED);
            return;
        }
        Optional<Room> found = rooms.find(join.room());
        if (found.isEmpty()) {
            connection.closeNow(CloseReason.UNKNOWN_ROOM);
            return;
        }
        Room room = found.get();
        if (!room.isOpen()) {
            connection.closeNow(CloseReason.GOING_AWAY);
            return;
        }
        Participant me = guests.arrive(join.name(), room.profile().guestsMayPost());
        connection.whenClosed(() -> guests.leave(me));
        Membership place = new Membership(room, me, new PostingLimit(rules.posting()));
        Arrival arrival = new Arrival(connection, place, log);
        join.cursor().ifPresentOrElse(arrival::resume, () -> arrival.withHistory(join.history()));
    }

    private void say(Connection connection, ClientFrame.Say say) {
        Membership place = connection.membership();
        if (place == null) {
            reject(connection, say, RejectionCode.NOT_JOINED, "Join a room first");
            return;
        }
        if (!place.me().mayPost()) {
            reject(connection, say, RejectionCode.NOT_ALLOWED, "Guests may only read here");
            return;
        }
        String text = oneLine(say.text());
        if (text.isEmpty()) {
            reject(connection, say, RejectionCode.EMPTY, "There is nothing to say");
            return;
        }
        if (text.codePointCount(0, text.length()) > MAX_LENGTH) {
            reject(connection, say, RejectionCode.TOO_LONG, "A line has at most " + MAX_LENGTH + " characters");
            return;
        }
        Instant now = clock.instant();
        Optional<Duration> wait = place.limit().take(now);
        if (wait.isPresent()) {
            rejectForNow(connection, say, wait.get(), place.limit());
            return;
        }
        append(connection, say, lineOf(place, say, text, now));
    }

    private void append(Connection connection, ClientFrame.Say say, ChatMessage message) {
        UUID id = message.getMessageId();
        log.pending().add(id, connection, say, message.getSentAt());
        log.lines().append(message).whenComplete((_, failure) -> {
            if (failure != null) {
                log.pending()
                        .refused(id, RejectionCode.UNAVAILABLE, "The chat is not reachable; try again in a moment");
            }
        });
    }

    private ChatMessage lineOf(Membership place, ClientFrame.Say say, String text, Instant now) {
        return ChatMessage.newBuilder()
                .setMessageId(MessageIds.next(clock))
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
        return say.replyTo().flatMap(id -> room.authorOf(id).map(author -> new ReplyTo(id, author)));
    }

    private void rejectForNow(Connection connection, ClientFrame.Say say, Duration wait, PostingLimit limit) {
        if (limit.isExhausted()) {
            connection.closeNow(CloseReason.TOO_MANY_LINES);
            return;
        }
        tally.rejected(RejectionCode.RATE_LIMITED);
        connection.tellNow(new ServerEvent.Rejected(
                say.nonce(), RejectionCode.RATE_LIMITED, say.text(), Optional.of(wait), "Too many lines"));
    }

    private void reject(Connection connection, ClientFrame.Say say, RejectionCode code, String reason) {
        tally.rejected(code);
        connection.tellNow(new ServerEvent.Rejected(say.nonce(), code, say.text(), Optional.empty(), reason));
    }

    /// Line breaks and other controls become spaces.
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }
}
