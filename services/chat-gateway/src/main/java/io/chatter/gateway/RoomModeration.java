package io.chatter.gateway;

import io.chatter.schema.ModerationEvent;
import io.chatter.schema.ModerationKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What moderators decided in one room, as chat.moderation tells it: the fold of that log, the same on every replica
/// and after every restart. What is kept is bounded: of deletions and decisions, the newest thousands. Once a deletion
/// had to be forgotten, nothing from before it is shown any more: nobody could tell what had been taken away.
///
/// Thread-safe. The tail thread applies; event loops, ingest threads and the writer of decisions ask.
public final class RoomModeration {

    /// Twice as many lines as a client may get from the log: see [OlderLines].
    static final int MAX_DELETED = 20_000;

    private static final int MAX_HIDDEN = 20_000;
    private static final int MAX_DECIDED = 5_000;
    private static final long UNKNOWN = -1;

    /// Older held lines are forgotten undecided: nobody has looked for long.
    static final int MAX_HELD = 500;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<UUID, ModerationKind> decided = new NewestEntries<>(MAX_DECIDED);
    private final Map<UUID, Instant> deleted = new NewestEntries<>(MAX_DELETED, this::forgotten);
    private final Map<UUID, HeldLine> held = new NewestEntries<>(MAX_HELD);
    private final NewestEntries<String, Instant> hiddenThrough = new NewestEntries<>(MAX_HIDDEN, this::forgotten);
    private final Bans bans;
    private final OffsetWatch progress = new OffsetWatch();
    private volatile RoomModes modes;
    private Instant clearedAt = Instant.MIN;
    private Instant forgottenThrough = Instant.MIN;
    private @Nullable UUID pinned;
    private final CompletableFuture<Void> rebuilt = new CompletableFuture<>();
    private long openAt = UNKNOWN;

    /// @param modes those of the room's configuration; the log has the last word
    /// @param networks for whom else a guest's ban holds
    RoomModeration(RoomModes modes, GuestNetworks networks) {
        this.modes = modes;
        this.bans = new Bans(networks);
    }

    /// The state is whole when everything in front of `end` has been applied.
    public void startAt(long end) {
        locked(() -> {
            openAt = end;
            completeRebuild();
        });
    }

    /// Unless told otherwise, there is no past to wait for.
    void start() {
        locked(() -> {
            openAt = Math.max(0, openAt);
            completeRebuild();
        });
    }

    /// chat.moderation has been read up to `offset`, events of other rooms included.
    public void readThrough(long offset) {
        locked(() -> {
            progress.readThrough(offset);
            completeRebuild();
        });
    }

    /// @return completes when everything has been applied that was in the log at the start
    public CompletableFuture<Void> rebuilt() {
        return rebuilt;
    }

    private void completeRebuild() {
        if (openAt != UNKNOWN && progress.readThrough() + 1 >= openAt) {
            rebuilt.complete(null);
        }
    }

    /// @return completes with true once chat.moderation has been read up to `offset`, with false after `patience`
    public CompletableFuture<Boolean> reach(long offset, Duration patience) {
        lock.lock();
        try {
            return progress.reach(offset, patience);
        } finally {
            lock.unlock();
        }
    }

    void apply(ModerationEvent event) {
        locked(() -> {
            UUID line = event.getMessageId();
            String author = event.getAuthorId();
            switch (event.getKind()) {
                case HELD -> hold(event);
                case APPROVED, DENIED -> decide(line, event.getKind());
                case DELETED -> delete(line, event.getAt());
                case CLEARED -> clear(author, event.getAt());
                case TIMED_OUT -> ban(author, event, new Ban(event.getAt().plusMillis(durationOf(event))));
                case BANNED -> ban(author, event, Ban.FOR_GOOD);
                case UNBANNED -> bans.lift(String.valueOf(author));
                case ROOM_MODE -> modes = RoomModes.of(event.getModes());
                case PINNED -> pinned = line;
                case UNPINNED -> pinned = null;
                case BLOCKED, REDACTED, UNKNOWN -> {}
            }
        });
    }

    /// The modes as they were set; see [RoomModes#inForce].
    public RoomModes modes() {
        return modes;
    }

    /// @return the ban or timeout that holds at `now`
    public Optional<Ban> banOf(String author, Instant now) {
        lock.lock();
        try {
            return bans.of(author, now);
        } finally {
            lock.unlock();
        }
    }

    /// Bans and timeouts that hold at `now`, by author.
    public Map<String, Ban> bans(Instant now) {
        lock.lock();
        try {
            return bans.holding(now);
        } finally {
            lock.unlock();
        }
    }

    /// Lines that wait for a moderator, oldest first.
    public List<HeldLine> held() {
        lock.lock();
        try {
            return List.copyOf(held.values());
        } finally {
            lock.unlock();
        }
    }

    Optional<HeldLine> held(UUID messageId) {
        lock.lock();
        try {
            return Optional.ofNullable(held.get(messageId));
        } finally {
            lock.unlock();
        }
    }

    /// @return APPROVED or DENIED when a moderator has decided on the line
    Optional<ModerationKind> decisionOn(UUID messageId) {
        lock.lock();
        try {
            return Optional.ofNullable(decided.get(messageId));
        } finally {
            lock.unlock();
        }
    }

    public Optional<UUID> pinned() {
        lock.lock();
        try {
            return Optional.ofNullable(pinned);
        } finally {
            lock.unlock();
        }
    }

    /// The lines that nobody has taken away.
    List<EncodedLine> shown(List<EncodedLine> lines) {
        lock.lock();
        try {
            return lines.stream().filter(this::isShown).toList();
        } finally {
            lock.unlock();
        }
    }

    /// Whether nobody has taken the line away.
    public boolean shows(EncodedLine line) {
        lock.lock();
        try {
            return isShown(line);
        } finally {
            lock.unlock();
        }
    }

    private boolean isShown(EncodedLine line) {
        return line.broadcastAt().isAfter(clearedAt)
                && line.broadcastAt().isAfter(forgottenThrough)
                && line.broadcastAt().isAfter(hiddenThrough.getOrDefault(line.authorId(), Instant.MIN))
                && !deleted.containsKey(line.messageId());
    }

    private void hold(ModerationEvent event) {
        UUID line = event.getMessageId();
        if (line != null && event.getMessage() != null && !decided.containsKey(line)) {
            String shown = event.getShownText() == null ? event.getMessage().getText() : event.getShownText();
            held.put(line, new HeldLine(event.getMessage(), shown, event.getFindings(), event.getAt()));
        }
    }

    private void decide(@Nullable UUID line, ModerationKind kind) {
        if (line != null) {
            held.remove(line);
            decided.putIfAbsent(line, kind);
        }
    }

    private void forgotten(Instant decidedAt) {
        forgottenThrough = decidedAt.isAfter(forgottenThrough) ? decidedAt : forgottenThrough;
    }

    private void delete(@Nullable UUID line, Instant at) {
        if (line != null) {
            deleted.put(line, at);
            if (line.equals(pinned)) {
                pinned = null;
            }
        }
    }

    private void clear(@Nullable String author, Instant at) {
        if (author == null) {
            clearedAt = at.isAfter(clearedAt) ? at : clearedAt;
            pinned = null;
        } else {
            hide(author, at);
        }
    }

    /// What somebody said who may not speak any more goes with them.
    private void ban(@Nullable String author, ModerationEvent event, Ban ban) {
        if (author == null) {
            return;
        }
        hide(author, event.getAt());
        bans.add(author, ban, event.getAt());
    }

    private void hide(String author, Instant through) {
        hiddenThrough.renew(author, through, (one, other) -> one.isAfter(other) ? one : other);
    }

    private static long durationOf(ModerationEvent event) {
        Long duration = event.getDurationMs();
        return duration == null ? 0 : duration;
    }

    private void locked(Runnable task) {
        lock.lock();
        try {
            task.run();
        } finally {
            lock.unlock();
        }
    }
}
