package io.chatter.gateway;

import io.chatter.schema.ModerationEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One room: its newest lines, its last state and its audience.
///
/// Thread-safe. The tail thread publishes, event loops attach and detach, the flush timer flushes late; one lock orders
/// them, so that every listener gets every line after its backlog exactly once and in the order of the firehose.
public final class Room {

    /// How a room sends: the parts that all rooms share.
    ///
    /// @param ringCapacity lines kept in memory
    /// @param timer runs late flushes; must not block
    /// @param nanoTime monotonic nanoseconds
    /// @param tally counts what is delivered
    public record Delivery(
            EventEncoder encoder,
            FlushPace pace,
            int ringCapacity,
            ScheduledExecutorService timer,
            LongSupplier nanoTime,
            Tally tally) {}

    private static final int UNTOLD = -1;

    /// By which a decision may come later to somebody than a line of the same time, clocks that differ included.
    private static final Duration MAX_DELAY = Duration.ofMinutes(1);

    private final RoomProfile profile;
    private final Delivery delivery;
    private final RoomModeration moderation;
    private final RecentSpeech recent = new RecentSpeech();
    private final Audience audience;
    private final Set<Connection> moderators = ConcurrentHashMap.newKeySet();
    /// Those of them that have not been given all that waits.
    private final Set<Connection> behind = ConcurrentHashMap.newKeySet();

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<RoomState, byte[]> states = new EnumMap<>(RoomState.class);
    private final RoomLog log;
    private final NextFrame next;
    private Optional<EncodedLine> pinned = Optional.empty();
    private boolean pinSought;
    private int announcedViewers;
    private boolean flushScheduled;

    /// A room whose bans hold for the very author only.
    public Room(RoomProfile profile, Delivery delivery) {
        this(profile, delivery, GuestNetworks.UNKNOWN);
    }

    /// @param networks for whom else a guest's ban holds
    Room(RoomProfile profile, Delivery delivery, GuestNetworks networks) {
        this.profile = profile;
        this.delivery = delivery;
        this.moderation = new RoomModeration(profile.access().modes(), networks);
        this.audience = new Audience(delivery.tally());
        this.log = new RoomLog(profile.id(), delivery.ringCapacity());
        this.next = new NextFrame(delivery.pace(), delivery.nanoTime());
    }

    public RoomProfile profile() {
        return profile;
    }

    /// What moderators decided here.
    public RoomModeration moderation() {
        return moderation;
    }

    RecentSpeech recent() {
        return recent;
    }

    public int viewers() {
        return audience.size();
    }

    /// Tells the room where in the firehose its lines begin to be known. Called once, before the first line.
    ///
    /// @param end the room opens when everything before this offset has been read
    public void startAt(int roomPartition, long offset, long end) {
        moderation.start();
        locked(() -> log.startAt(roomPartition, offset, end));
    }

    /// Whether the room shows what the log held at the start, without what moderators took away: before that nobody
    /// can join.
    public boolean isOpen() {
        return answer(() -> log.isCaughtUp() && moderation.rebuilt().isDone());
    }

    /// Tells the room how far its partition has been read, lines of other rooms and commit markers included.
    public void readThrough(long offset) {
        locked(() -> log.readThrough(offset));
    }

    /// Shows a line, in the order of the firehose, unless a moderator has taken it away already.
    public void publish(ServerEvent.Line line) {
        EncodedLine encoded = EncodedLine.of(line, delivery.encoder());
        recent.said(encoded.authorId(), line.message().getText(), encoded.broadcastAt());
        locked(() -> {
            log.add(encoded);
            if (moderation.shows(encoded)) {
                next.addLine(encoded.json(), encoded.offset());
            }
        });
    }

    /// Runs `task` when what was published so far has been written to the sockets' buffers, on one of their loops, or
    /// at once when nobody listens. It must not block.
    public void whenWritten(Runnable task) {
        locked(() -> next.afterWrite(task));
    }

    /// Shows something that is no line. Newcomers get the last context, trends, density and viewers.
    public void publish(ServerEvent event) {
        byte[] json = delivery.encoder().encode(event);
        locked(() -> {
            RoomState.of(event).ifPresent(state -> states.put(state, json));
            next.add(json);
        });
    }

    /// Announces the number of viewers if it changed since the last call.
    public void announceViewers() {
        locked(() -> {
            int viewers = viewers();
            if (viewers != announcedViewers) {
                announcedViewers = viewers;
                publish(new ServerEvent.Viewers(viewers));
                flush();
            }
        });
    }

    /// Sends what was published since the last frame: now, or when the pace allows.
    public void flush() {
        locked(() -> {
            long wait = next.waitNanos(viewers());
            if (wait <= 0) {
                flushNow();
            } else if (!flushScheduled && !next.isEmpty()) {
                flushScheduled = true;
                delivery.timer().schedule(this::flushLate, wait, TimeUnit.NANOSECONDS);
            }
        });
    }

    /// Puts `listener` into the audience. Call on its loop. Frames with lines up to the backlog's end that are still on
    /// their way to the loop must be skipped by the listener: see [Frame#through()].
    ///
    /// @param after offset of the last line the listener has; empty backlog parts before it
    /// @return the lines after `after`, or nothing and no membership when the ring does not reach back that far, or
    ///     the room not that far ahead
    @Nullable
    Backlog attachAfter(Listener listener, Cursor after) {
        lock.lock();
        try {
            return log.covers(after) ? attach(listener, log.after(after)) : null;
        } finally {
            lock.unlock();
        }
    }

    /// Like [#attachAfter] for a listener that wants the newest `history` lines.
    Backlog attachNewest(Listener listener, int history) {
        return answer(() -> attach(listener, log.newest(history)));
    }

    /// Applies a decision, or that safety held a line, and tells those whom it concerns.
    public void moderate(ModerationEvent event) {
        moderation.apply(event);
        if (!isOpen()) {
            return;
        }
        switch (event.getKind()) {
            case HELD -> moderation.held(event.getMessageId()).ifPresent(line -> askModerators(line, event.getAt()));
            case APPROVED, DENIED -> moderators.forEach(moderator -> moderator.tell(new ServerEvent.Moderation(event)));
            case ROOM_MODE -> {
                publish(new ServerEvent.Moderation(event));
                publish(new ServerEvent.Modes(moderation.modes().inForce()));
            }
            case DELETED, CLEARED, TIMED_OUT, BANNED, PINNED, UNPINNED -> {
                publish(new ServerEvent.Moderation(event));
                showPinned();
            }
            case UNBANNED -> {
                publish(new ServerEvent.Moderation(event));
                moderators.forEach(moderator -> catchUp(moderator, event.getAt()));
            }
            case BLOCKED, REDACTED, UNKNOWN -> {}
        }
    }

    /// Gives a moderator what waits for a decision, now and from now on, unless they are banned. Call on its loop.
    void seat(Connection moderator, Instant now) {
        moderators.add(moderator);
        behind.add(moderator);
        catchUp(moderator, now);
    }

    void unseat(Connection moderator) {
        moderators.remove(moderator);
        behind.remove(moderator);
    }

    private void askModerators(HeldLine line, Instant now) {
        for (Connection moderator : moderators) {
            if (!hears(moderator, now)) {
                behind.add(moderator);
            } else if (behind.contains(moderator)) {
                catchUp(moderator, now);
            } else {
                moderator.tell(new ServerEvent.Held(line));
            }
        }
    }

    /// Gives a moderator who was not to see what waits all of it, once they may.
    private void catchUp(Connection moderator, Instant now) {
        if (hears(moderator, now) && behind.remove(moderator)) {
            moderation.held().forEach(line -> moderator.tell(new ServerEvent.Held(line)));
        }
    }

    private boolean hears(Connection moderator, Instant now) {
        Membership place = moderator.membership();
        return place != null && moderation.hears(place.me().id(), place.me().role(), now);
    }

    /// Tells of the pinned line if it is another one than before.
    private void showPinned() {
        locked(() -> {
            Optional<EncodedLine> now = moderation.pinned().flatMap(this::find);
            if (!now.equals(pinned)) {
                pinned = now;
                publish(new ServerEvent.Pinned(now));
            }
        });
    }

    void detach(Listener listener) {
        audience.remove(listener);
    }

    /// @return nothing when the line is no longer in memory, or taken away
    Optional<EncodedLine> find(UUID messageId) {
        return answer(() -> log.find(messageId).filter(moderation::shows));
    }

    /// A moment up to which somebody who comes back has heard everything; the beginning of time when the line that they
    /// saw last is not in memory.
    Instant heardThrough(Cursor seen) {
        return answer(() -> log.upTo(seen, 1)).stream()
                .map(line -> line.broadcastAt().minus(MAX_DELAY))
                .findFirst()
                .orElse(Instant.MIN);
    }

    /// Lines in memory.
    int held() {
        return answer(log::size);
    }

    /// Offset that the ring is complete from.
    Cursor completeFrom() {
        return answer(log::completeFrom);
    }

    /// Waits for the log to be read up to `offset`, for a listener that has seen more than this room has.
    ///
    /// @return completes with true once it has, with false after `patience`, on no particular thread
    CompletableFuture<Boolean> reach(long offset, Duration patience) {
        return answer(() -> log.reach(offset, patience));
    }

    private Backlog attach(Listener listener, List<EncodedLine> lines) {
        if (!pinSought) {
            pinSought = true;
            showPinned();
        }
        flushNow();
        audience.add(listener);
        // The newcomer knows at once how many are here; the others hear it with the next count.
        states.put(RoomState.VIEWERS, delivery.encoder().encode(new ServerEvent.Viewers(viewers())));
        announcedViewers = UNTOLD;
        return new Backlog(moderation.shown(lines), List.copyOf(states.values()), log.end());
    }

    private void flushLate() {
        locked(() -> {
            flushScheduled = false;
            flushNow();
        });
    }

    private void flushNow() {
        if (!next.isEmpty()) {
            next.send(audience);
        }
    }

    private void locked(Runnable task) {
        lock.lock();
        try {
            task.run();
        } finally {
            lock.unlock();
        }
    }

    private <T> T answer(Supplier<T> question) {
        lock.lock();
        try {
            return question.get();
        } finally {
            lock.unlock();
        }
    }
}
