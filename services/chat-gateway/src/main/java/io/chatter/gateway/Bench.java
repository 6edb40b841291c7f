package io.chatter.gateway;

import io.chatter.messaging.MessageIds;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/// Takes moderators' actions, from sockets and over REST, and hears nobody else. Thread-safe.
public final class Bench {

    /// Orders of one account that may be under way at a time: whoever floods the log leaves room for the others.
    static final int MAX_UNDER_WAY = 20;

    private final ModerationLog log;
    private final Clock clock;
    private final Map<String, Integer> underWay = new ConcurrentHashMap<>();

    public Bench(ModerationLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /// @return as [ModerationLog#carryOut]; refused as unavailable while too many of the account's are under way
    /// @throws IllegalArgumentException when the account does not moderate the room
    public CompletionStage<Ruling> order(Account account, Room room, ModeratorAction action, Optional<String> reason) {
        if (!account.isFor(room.profile().id())) {
            throw new IllegalArgumentException("the token is for other rooms");
        }
        ModerationOrder order =
                new ModerationOrder(MessageIds.next(clock), account.id(), account.role(), action, reason);
        if (underWay.merge(account.id(), 1, Integer::sum) > MAX_UNDER_WAY) {
            isOver(account);
            return CompletableFuture.completedFuture(new Ruling.Refused(ModerationRefusal.UNAVAILABLE));
        }
        return log.carryOut(room, order).whenComplete((_, _) -> isOver(account));
    }

    private void isOver(Account account) {
        underWay.computeIfPresent(account.id(), (_, orders) -> orders == 1 ? null : orders - 1);
    }

    /// A moderator has come to a room.
    public void expect(Room room) {
        log.expect(room);
    }

    /// Called on the connection's loop; the answer comes back to it.
    void moderate(Connection connection, ClientFrame.Moderate frame) {
        Membership place = connection.membership();
        if (place == null) {
            refuse(connection, frame, ModerationRefusal.NOT_JOINED);
            return;
        }
        Optional<Account> account = place.account().filter(known -> known.role().moderates());
        if (account.isEmpty()) {
            strike(connection, place, frame, ModerationRefusal.NOT_ALLOWED);
            return;
        }
        if (underWay.getOrDefault(account.get().id(), 0) >= MAX_UNDER_WAY) {
            strike(connection, place, frame, ModerationRefusal.UNAVAILABLE);
            return;
        }
        order(account.get(), place.room(), frame.action(), frame.reason()).whenComplete((ruling, failure) -> {
            switch (ruling) {
                case Ruling.Decided decided
                when failure == null ->
                    connection.tell(
                            new ServerEvent.Done(frame.nonce(), decided.event().getEventId()));
                case Ruling.Refused refused when failure == null -> refuse(connection, frame, refused.refusal());
                case null, default -> refuse(connection, frame, ModerationRefusal.UNAVAILABLE);
            }
        });
    }

    /// Whoever goes on after many refusals in a row is not listened to any more.
    private static void strike(
            Connection connection, Membership place, ClientFrame.Moderate frame, ModerationRefusal refusal) {
        place.limit().strike();
        if (place.limit().isExhausted()) {
            connection.closeNow(CloseReason.TOO_MANY_LINES);
        } else {
            refuse(connection, frame, refusal);
        }
    }

    private static void refuse(Connection connection, ClientFrame.Moderate frame, ModerationRefusal refusal) {
        connection.tell(new ServerEvent.Refused(frame.nonce(), refusal));
    }
}
