package io.chatter.gateway;

import io.chatter.observability.EventLog;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One client on its way into a room: from the ring when that holds its cursor; by reading the log when the ring does
/// not reach back that far; after a wait when this replica is behind the one the client comes from; else with a gap
/// marker.
///
/// Owned by the connection's loop, to which it comes back after each read.
final class Arrival {

    private static final EventLog LOG = EventLog.of(Arrival.class);

    /// Reads of the log before the rest becomes a gap: the ring may run away while one is under way.
    private static final int MAX_READS = 3;

    private final Connection connection;
    private final Membership place;
    private final Chat.Log log;
    private final List<EncodedLine> older = new ArrayList<>();
    private @Nullable Cursor seen;
    private boolean unsure;
    private ServerEvent.@Nullable Gap gap;
    private int reads;

    Arrival(Connection connection, Membership place, Chat.Log log) {
        this.connection = connection;
        this.place = place;
        this.log = log;
    }

    void withHistory(int lines) {
        settle(place.room().attachNewest(connection, lines));
    }

    /// @param cursor of the last line the client has
    void resume(Cursor cursor) {
        seen = cursor;
        unsure = !place.room().moderation().knowsRemovalsSince(place.room().heardThrough(cursor));
        resumeAfter(cursor);
    }

    private void resumeAfter(Cursor cursor) {
        if (connection.isGone()) {
            return;
        }
        Backlog backlog = place.room().attachAfter(connection, cursor);
        if (backlog != null) {
            settle(backlog);
            return;
        }
        Cursor ring = place.room().completeFrom();
        if (ring.partition() == cursor.partition() && cursor.offset() + 1 < ring.offset() && reads < MAX_READS) {
            readOrSkip(cursor, ring);
        } else if (ring.partition() == cursor.partition() && cursor.offset() + 1 >= ring.offset()) {
            awaitReplica(cursor);
        } else {
            settleWithGap(cursor, ClientFrame.Join.DEFAULT_HISTORY);
        }
    }

    private void awaitReplica(Cursor cursor) {
        place.room()
                .reach(cursor.offset(), log.patience())
                .thenAcceptAsync(
                        reached -> {
                            if (reached) {
                                resumeAfter(cursor);
                            } else {
                                settleWithGap(cursor, ClientFrame.Join.DEFAULT_HISTORY);
                            }
                        },
                        connection.loop())
                .whenComplete((_, fault) -> closeAfter(fault));
    }

    /// Nothing older fits into the backlog when the ring fills it.
    private void readOrSkip(Cursor cursor, Cursor ring) {
        if (place.room().held() < NewestLines.MAX_LINES) {
            readTo(cursor, ring);
        } else {
            settleWithGap(cursor, NewestLines.MAX_LINES);
        }
    }

    private void readTo(Cursor cursor, Cursor ring) {
        reads++;
        log.older()
                .read(place.room().profile().id(), cursor, ring.offset())
                .handleAsync(
                        (stretch, failure) -> {
                            if (failure != null) {
                                settleWithGap(cursor, ClientFrame.Join.MAX_HISTORY);
                            } else {
                                take(stretch, cursor);
                                resumeAfter(ring.at(ring.offset() - 1));
                            }
                            return failure == null;
                        },
                        connection.loop())
                .whenComplete((_, fault) -> closeAfter(fault));
    }

    /// Without this a fault would leave the client waiting for ever.
    private void closeAfter(@Nullable Throwable fault) {
        if (fault != null) {
            LOG.error(
                    "gateway.join_failed", fault, "room", place.room().profile().id());
            connection.close(CloseReason.INTERNAL_ERROR);
        }
    }

    private void take(OlderLines.Stretch stretch, Cursor cursor) {
        if (stretch.from() > cursor.offset() + 1) {
            older.clear();
            gap = gapTo(cursor.at(stretch.from() - 1));
        }
        older.addAll(place.room().moderation().shown(stretch.lines()));
    }

    /// Nothing between the cursor and the newest lines can be had: says so.
    private void settleWithGap(Cursor cursor, int history) {
        if (connection.isGone()) {
            return;
        }
        Backlog backlog = place.room().attachNewest(connection, history);
        Cursor to = backlog.lines().isEmpty()
                ? backlog.end()
                : backlog.end().at(backlog.lines().getFirst().offset() - 1);
        gap = gapTo(to);
        older.clear();
        settle(backlog);
    }

    private void settle(Backlog backlog) {
        NewestLines lines = new NewestLines();
        older.forEach(lines::add);
        backlog.lines().forEach(lines::add);
        if (lines.isCut()) {
            gap = gapTo(backlog.end().at(lines.firstOffset() - 1));
        }
        List<ServerEvent> opening = new ArrayList<>();
        opening.add(new ServerEvent.Joined(
                place.room().profile(), place.room().moderation().modes().inForce(), place.me(), backlog.end()));
        if (gap == null && unsure) {
            gap = gapTo(seen);
        }
        if (gap != null) {
            opening.add(gap);
        }
        if (seen != null) {
            place.room().moderation().removalsSince(place.room().heardThrough(seen)).stream()
                    .map(ServerEvent.Withdrawn::new)
                    .forEach(opening::add);
        }
        connection.settle(place, opening, lines.lines(), backlog);
        if (place.me().role().moderates()) {
            place.room().seat(connection, log.clock().instant());
        }
    }

    /// @return nothing for a client that has seen no line: it misses none
    private ServerEvent.@Nullable Gap gapTo(@Nullable Cursor to) {
        if (seen == null || to == null) {
            return null;
        }
        return new ServerEvent.Gap(seen, to, ServerEvent.Gap.UNCOUNTED, unsure);
    }
}
