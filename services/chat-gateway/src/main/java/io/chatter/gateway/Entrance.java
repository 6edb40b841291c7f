package io.chatter.gateway;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Lets people into rooms: guests where the room lets them read, and whoever has a ticket. Called on the connection's
/// loop; never blocks.
final class Entrance {

    private final Rooms rooms;
    private final Guests guests;
    private final Tickets tickets;
    private final Chat.Log log;
    private final ChatRules rules;
    private final Bench bench;
    private final PostingLimits limits;
    private final Map<String, Integer> socketsOf = new ConcurrentHashMap<>();

    Entrance(Chat.Door door, Chat.Log log, ChatRules rules, Bench bench) {
        this.rooms = door.rooms();
        this.guests = door.guests();
        this.tickets = door.tickets();
        this.log = log;
        this.rules = rules;
        this.bench = bench;
        this.limits = new PostingLimits(rules);
    }

    void join(Connection connection, ClientFrame.Join join) {
        if (!connection.arrive()) {
            connection.closeNow(CloseReason.MALFORMED);
            return;
        }
        Optional<Room> room = rooms.find(join.room());
        Optional<Account> account = join.wish().ticket().flatMap(tickets::redeem);
        if (room.isEmpty()) {
            connection.closeNow(CloseReason.UNKNOWN_ROOM);
        } else if (!mayRead(room.get(), join, account)) {
            connection.closeNow(CloseReason.NOT_AUTHORISED);
        } else if (!room.get().isOpen()) {
            connection.closeNow(CloseReason.GOING_AWAY);
        } else if (account.isPresent() && !take(account.get())) {
            connection.closeNow(CloseReason.TOO_MANY_SOCKETS);
        } else {
            admit(connection, join, room.get(), account);
        }
    }

    /// A ticket that is not good admits nobody: its bearer believes to be somebody.
    private static boolean mayRead(Room room, ClientFrame.Join join, Optional<Account> account) {
        return join.wish().ticket().isEmpty()
                ? room.profile().access().guestsMayRead()
                : account.filter(known -> known.isFor(room.profile().id())).isPresent();
    }

    private void admit(Connection connection, ClientFrame.Join join, Room room, Optional<Account> account) {
        RoomProfile profile = room.profile();
        Participant me = account.map(known -> guests.welcome(profile, known))
                .orElseGet(() -> guests.arrive(profile, join.wish().name(), connection.network()));
        Instant now = log.clock().instant();
        PostingLimit limit = account.isPresent()
                ? limits.ofAccount(room, me, now)
                : limits.ofGuest(room, me, connection.network(), now);
        connection.whenClosed(() -> {
            limit.letGo();
            guests.leave(me);
            account.ifPresent(this::release);
        });
        if (me.role().moderates()) {
            bench.expect(room);
        }
        Membership place = new Membership(room, me, limit, account);
        Arrival arrival = new Arrival(connection, place, log);
        join.cursor().ifPresentOrElse(arrival::resume, () -> arrival.withHistory(join.history()));
    }

    private boolean take(Account account) {
        boolean[] taken = new boolean[1];
        socketsOf.compute(account.id(), (_, count) -> {
            int before = count == null ? 0 : count;
            taken[0] = before < rules.socketsPerAccount();
            return taken[0] ? Integer.valueOf(before + 1) : Integer.valueOf(before);
        });
        return taken[0];
    }

    private void release(Account account) {
        socketsOf.computeIfPresent(account.id(), (_, count) -> count > 1 ? count - 1 : null);
    }
}
