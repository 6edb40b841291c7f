package io.chatter.gateway;

import io.chatter.schema.MemoryRecord;
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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What moderators decided in one room, as chat.moderation tells it: the fold of that log, the same on every replica
/// and after every restart. What is kept is bounded: see [RemovedLines],
/// [RecentRemovals], [Bans] and [DecisionRecord].
///
/// Thread-safe. The tail thread applies; event loops, ingest threads and the writer of decisions ask.
public final class RoomModeration {

    private static final int MAX_DECIDED = 5_000;
    private static final long UNKNOWN = -1;

    /// Older held lines are forgotten undecided: nobody has looked for long.
    static final int MAX_HELD = 500;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<UUID, ModerationKind> decided = new NewestEntries<>(MAX_DECIDED);
    private final Map<UUID, HeldLine> held = new NewestEntries<>(MAX_HELD);
    private final RemovedLines removed = new RemovedLines();
    private final DecisionRecord decisions = new DecisionRecord();
    private final RecentRemovals removals = new RecentRemovals();
    private final Bans bans;
    private final OffsetWatch progress = new OffsetWatch();
    private volatile RoomModes modes;
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
        return read(() -> progress.reach(offset, patience));
    }

    void apply(ModerationEvent event) {
        locked(() -> {
            decisions.add(event);
            removals.add(event);
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
        return read(() -> bans.of(author, now));
    }

    /// Whether a moderator may see and decide: not while banned, but for the broadcaster, whose room it is.
    public boolean hears(String moderator, Role role, Instant now) {
        return role == Role.BROADCASTER || banOf(moderator, now).isEmpty();
    }

    /// Bans and timeouts that hold at `now`, by author.
    public Map<String, Ban> bans(Instant now) {
        return read(() -> bans.holding(now));
    }

    /// Lines that wait for a moderator, oldest first.
    public List<HeldLine> held() {
        return read(() -> List.copyOf(held.values()));
    }

    Optional<HeldLine> held(UUID messageId) {
        return read(() -> Optional.ofNullable(held.get(messageId)));
    }

    /// @return APPROVED or DENIED when a moderator has decided on the line
    Optional<ModerationKind> decisionOn(UUID messageId) {
        return read(() -> Optional.ofNullable(decided.get(messageId)));
    }

    /// The newest decisions of moderators, newest first: with who made them, so for moderators only.
    public List<ModerationEvent> decisions() {
        return read(() -> decisions.newestFirst());
    }

    /// @return the event of a decision, if it is one of the newest
    public Optional<ModerationEvent> decision(UUID eventId) {
        return decisions().stream()
                .filter(event -> event.getEventId().equals(eventId))
                .findFirst();
    }

    public Optional<UUID> pinned() {
        return read(() -> Optional.ofNullable(pinned));
    }

    /// Whether [#removalsSince] knows all.
    boolean knowsRemovalsSince(Instant moment) {
        return read(() -> removals.reachesBackTo(moment));
    }

    /// What took lines away after `moment`, oldest first: the newest hundreds.
    List<ModerationEvent> removalsSince(Instant moment) {
        return read(() -> removals.since(moment));
    }

    /// The lines that nobody has taken away.
    List<EncodedLine> shown(List<EncodedLine> lines) {
        return read(() -> lines.stream().filter(removed::shows).toList());
    }

    /// Whether nobody has taken the line away.
    public boolean shows(EncodedLine line) {
        return read(() -> removed.shows(line));
    }

    /// Whether nobody has taken away what a persona remembers.
    public boolean shows(MemoryRecord memory) {
        return read(() ->
                removed.showsWhatCameOf(memory.getSourceMessageIds(), memory.getOtherUser(), memory.getCreatedAt()));
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

    private void delete(@Nullable UUID line, Instant at) {
        if (line != null) {
            removed.delete(line, at);
            if (line.equals(pinned)) {
                pinned = null;
            }
        }
    }

    private void clear(@Nullable String author, Instant at) {
        if (author == null) {
            removed.clear(at);
            pinned = null;
        } else {
            removed.hide(author, at);
        }
    }

    /// What somebody said who may not speak any more goes with them.
    private void ban(@Nullable String author, ModerationEvent event, Ban ban) {
        if (author == null) {
            return;
        }
        removed.hide(author, event.getAt());
        held.values().removeIf(line -> line.message().getAuthor().getId().equals(author));
        bans.add(author, ban, event.getAt());
    }

    private static long durationOf(ModerationEvent event) {
        Long duration = event.getDurationMs();
        return duration == null ? 0 : duration;
    }

    private <T> T read(Supplier<T> question) {
        lock.lock();
        try {
            return question.get();
        } finally {
            lock.unlock();
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
}
