package io.chatter.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One client on its way into a room: from the ring when that reaches back to its cursor, else by reading the log until
/// the ring does, else with a gap marker.
///
/// Owned by the connection's loop, to which it comes back after each read.
final class Arrival {

    /// Reads of the log before the rest becomes a gap: the ring may run away while one is under way.
    private static final int MAX_READS = 3;

    private final Connection connection;
    private final Membership place;
    private final OlderLines log;
    private final List<byte[]> older = new ArrayList<>();
    private Optional<ServerEvent.Gap> gap = Optional.empty();
    private int reads;

    Arrival(Connection connection, Membership place, OlderLines log) {
        this.connection = connection;
        this.place = place;
        this.log = log;
    }

    void withHistory(int lines) {
        settle(place.room().attachNewest(connection, lines));
    }

    void resumeAfter(Cursor cursor) {
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
            readTo(cursor, ring);
        } else {
            settleWithGap(cursor, ClientFrame.Join.DEFAULT_HISTORY);
        }
    }

    private void readTo(Cursor cursor, Cursor ring) {
        reads++;
        log.read(place.room().profile().id(), cursor, ring.offset())
                .whenCompleteAsync(
                        (stretch, failure) -> {
                            if (failure != null) {
                                settleWithGap(cursor, ClientFrame.Join.MAX_HISTORY);
                            } else {
                                take(stretch, cursor);
                                resumeAfter(ring.at(ring.offset() - 1));
                            }
                        },
                        connection.loop());
    }

    private void take(OlderLines.Stretch stretch, Cursor cursor) {
        if (stretch.from() > cursor.offset() + 1) {
            older.clear();
            gap = Optional.of(
                    new ServerEvent.Gap(cursor, cursor.at(stretch.from() - 1), stretch.from() - 1 - cursor.offset()));
        }
        stretch.lines().forEach(line -> older.add(line.json()));
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
        gap = Optional.of(new ServerEvent.Gap(cursor, to, missed(cursor, to)));
        older.clear();
        settle(backlog);
    }

    private void settle(Backlog backlog) {
        List<ServerEvent> opening = new ArrayList<>();
        opening.add(new ServerEvent.Joined(place.room().profile(), place.me(), backlog.end()));
        gap.ifPresent(opening::add);
        connection.settle(place, opening, older, backlog);
    }

    private static long missed(Cursor from, Cursor to) {
        return from.partition() == to.partition() ? Math.max(0, to.offset() - from.offset()) : 0;
    }
}
