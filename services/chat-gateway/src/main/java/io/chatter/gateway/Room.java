package io.chatter.gateway;

import io.chatter.schema.ModerationEvent;
import java.time.Duration;
import java.util.ArrayList;
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
    public record Delivery(
            EventEncoder encoder,
            FlushPace pace,
            int ringCapacity,
            ScheduledExecutorService timer,
            LongSupplier nanoTime) {}

    private final RoomProfile profile;
    private final Delivery delivery;
    private final RoomModeration moderation;
    private final RecentSpeech recent = new RecentSpeech();
    private final Audience audience = new Audience();
    private final Set<Connection> moderators = ConcurrentHashMap.newKeySet();

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<RoomState, byte[]> states = new EnumMap<>(RoomState.class);
    private List<byte[]> pending = new ArrayList<>();
    private int pendingLines;
    private List<Runnable> afterWrite = new ArrayList<>();
    private @Nullable LineRing ring;
    private final OffsetWatch progress = new OffsetWatch();
    private Optional<EncodedLine> pinned = Optional.empty();
    private boolean pinSought;
    private int partition;
    private long openAt;
    private int announcedViewers;
    private long lastFlush;
    private boolean flushScheduled;

    public Room(RoomProfile profile, Delivery delivery) {
        this.profile = profile;
        this.delivery = delivery;
        this.moderation = new RoomModeration(profile.access().modes());
        this.lastFlush = delivery.nanoTime().getAsLong() - Duration.ofHours(1).toNanos();
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
        lock.lock();
        try {
            partition = roomPartition;
            openAt = end;
            ring = new LineRing(delivery.ringCapacity(), offset);
            progress.readThrough(offset - 1);
        } finally {
            lock.unlock();
        }
    }

    /// Whether the room shows what the log held at the start, without what moderators took away: before that nobody
    /// can join.
    public boolean isOpen() {
        lock.lock();
        try {
            return ring != null
                    && ring.readThrough() + 1 >= openAt
                    && moderation.rebuilt().isDone();
        } finally {
            lock.unlock();
        }
    }

    /// Tells the room how far its partition has been read, lines of other rooms and commit markers included.
    public void readThrough(long offset) {
        lock.lock();
        try {
            started().readThrough(offset);
            progress.readThrough(offset);
        } finally {
            lock.unlock();
        }
    }

    /// Shows a line, in the order of the firehose, unless a moderator has taken it away already.
    public void publish(ServerEvent.Line line) {
        EncodedLine encoded = EncodedLine.of(line, delivery.encoder());
        recent.said(encoded.authorId(), line.message().getText(), encoded.broadcastAt());
        lock.lock();
        try {
            started().add(encoded);
            progress.readThrough(encoded.offset());
            if (moderation.shows(encoded)) {
                pending.add(encoded.json());
                pendingLines++;
            }
        } finally {
            lock.unlock();
        }
    }

    /// Runs `task` when what was published so far has been written to the sockets' buffers, on one of their loops, or
    /// at once when nobody listens. It must not block.
    public void whenWritten(Runnable task) {
        lock.lock();
        try {
            afterWrite.add(task);
        } finally {
            lock.unlock();
        }
    }

    /// Shows something that is no line. Newcomers get the last context, trends, density and viewers.
    public void publish(ServerEvent event) {
        byte[] json = delivery.encoder().encode(event);
        lock.lock();
        try {
            RoomState.of(event).ifPresent(state -> states.put(state, json));
            pending.add(json);
        } finally {
            lock.unlock();
        }
    }

    /// Announces the number of viewers if it changed since the last call.
    public void announceViewers() {
        int viewers = viewers();
        if (viewers != announcedViewers) {
            announcedViewers = viewers;
            publish(new ServerEvent.Viewers(viewers));
            flush();
        }
    }

    /// Sends what was published since the last frame: now, or when the pace allows.
    public void flush() {
        lock.lock();
        try {
            long wait = lastFlush
                    + delivery.pace().pauseNanos(viewers())
                    - delivery.nanoTime().getAsLong();
            if (wait <= 0) {
                flushNow();
            } else if (!flushScheduled && !pending.isEmpty()) {
                flushScheduled = true;
                delivery.timer().schedule(this::flushLate, wait, TimeUnit.NANOSECONDS);
            }
        } finally {
            lock.unlock();
        }
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
            if (after.partition() != partition || !started().covers(after.offset())) {
                return null;
            }
            return attach(listener, started().after(after.offset()));
        } finally {
            lock.unlock();
        }
    }

    /// Like [#attachAfter] for a listener that wants the newest `history` lines.
    Backlog attachNewest(Listener listener, int history) {
        lock.lock();
        try {
            return attach(listener, started().newest(history));
        } finally {
            lock.unlock();
        }
    }

    /// Applies a decision, or that safety held a line, and tells those whom it concerns.
    public void moderate(ModerationEvent event) {
        moderation.apply(event);
        if (!isOpen()) {
            return;
        }
        switch (event.getKind()) {
            case HELD -> moderation.held(event.getMessageId()).ifPresent(this::askModerators);
            case APPROVED, DENIED -> tellModerators(new ServerEvent.Moderation(event));
            case ROOM_MODE -> {
                publish(new ServerEvent.Moderation(event));
                publish(new ServerEvent.Modes(moderation.modes().inForce()));
            }
            case DELETED, CLEARED, PINNED, UNPINNED -> {
                publish(new ServerEvent.Moderation(event));
                showPinned();
            }
            case TIMED_OUT, BANNED, UNBANNED -> publish(new ServerEvent.Moderation(event));
            case BLOCKED, REDACTED, UNKNOWN -> {}
        }
    }

    /// Gives a moderator what waits for a decision, now and from now on. Call on its loop.
    void seat(Connection moderator) {
        moderators.add(moderator);
        moderation.held().forEach(line -> moderator.tellNow(new ServerEvent.Held(line)));
    }

    void unseat(Connection moderator) {
        moderators.remove(moderator);
    }

    private void askModerators(HeldLine line) {
        tellModerators(new ServerEvent.Held(line));
    }

    private void tellModerators(ServerEvent event) {
        moderators.forEach(moderator -> moderator.tell(event));
    }

    /// Tells of the pinned line if it is another one than before.
    private void showPinned() {
        lock.lock();
        try {
            Optional<EncodedLine> now = moderation.pinned().flatMap(this::find);
            if (!now.equals(pinned)) {
                pinned = now;
                publish(new ServerEvent.Pinned(now));
            }
        } finally {
            lock.unlock();
        }
    }

    void detach(Listener listener) {
        audience.remove(listener);
    }

    /// @return nothing when the line is no longer in memory, or taken away
    Optional<EncodedLine> find(UUID messageId) {
        lock.lock();
        try {
            return started().find(messageId).filter(moderation::shows);
        } finally {
            lock.unlock();
        }
    }

    /// Lines in memory.
    int held() {
        lock.lock();
        try {
            return started().size();
        } finally {
            lock.unlock();
        }
    }

    /// Offset that the ring is complete from.
    Cursor completeFrom() {
        lock.lock();
        try {
            return new Cursor(partition, started().completeFrom());
        } finally {
            lock.unlock();
        }
    }

    /// Waits for the log to be read up to `offset`, for a listener that has seen more than this room has.
    ///
    /// @return completes with true once it has, with false after `patience`, on no particular thread
    CompletableFuture<Boolean> reach(long offset, Duration patience) {
        lock.lock();
        try {
            return progress.reach(offset, patience);
        } finally {
            lock.unlock();
        }
    }

    private Backlog attach(Listener listener, List<EncodedLine> lines) {
        if (!pinSought) {
            pinSought = true;
            showPinned();
        }
        flushNow();
        audience.add(listener);
        return new Backlog(
                moderation.shown(lines),
                List.copyOf(states.values()),
                new Cursor(partition, started().readThrough()));
    }

    private void flushLate() {
        lock.lock();
        try {
            flushScheduled = false;
            flushNow();
        } finally {
            lock.unlock();
        }
    }

    private void flushNow() {
        if (pending.isEmpty()) {
            return;
        }
        if (audience.size() > 0) {
            audience.broadcast(Frame.forMany(
                    pending,
                    pendingLines,
                    pendingLines == 0 ? Frame.NO_LINES : started().lastOffset()));
            lastFlush = delivery.nanoTime().getAsLong();
        }
        if (!afterWrite.isEmpty()) {
            audience.afterDelivery(afterWrite);
            afterWrite = new ArrayList<>();
        }
        pending = new ArrayList<>();
        pendingLines = 0;
    }

    private LineRing started() {
        if (ring == null) {
            throw new IllegalStateException("room " + profile.id() + " has no place in the firehose yet");
        }
        return ring;
    }
}
