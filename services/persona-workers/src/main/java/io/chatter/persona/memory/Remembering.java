package io.chatter.persona.memory;

import io.chatter.observability.EventLog;
import io.chatter.persona.Agent;
import io.chatter.persona.Decision;
import io.chatter.persona.Lease;
import io.chatter.persona.Listening;
import io.chatter.persona.Listening.Note;
import io.chatter.persona.Memory;
import io.chatter.persona.PersonKey;
import io.chatter.persona.Removals;
import io.chatter.persona.Scene;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.MemoryRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One agent's memory while the agent runs here. The agent's thread listens and recalls, one of the
/// keeper's at a time reads the notes and thinks; a note handed over is all that passes between them.
public final class Remembering implements AutoCloseable {

    private static final EventLog LOG = EventLog.of(Remembering.class);
    private static final Duration RESTORING = Duration.ofMillis(50);
    private static final int LOOKS_BEFORE_A_WORD = 200;
    /// What was said longer ago may have been asked to be forgotten, of which an agent without its memories knows
    /// nothing.
    private static final Duration HELD = Duration.ofMinutes(1);

    private final MemoryKeeper keeper;
    private final Agent agent;
    private final Lease lease;
    private final MemoryShelf shelf;
    private final Listening listening;
    private final Reflection reflection;
    private final Deque<Note> notes = new ArrayDeque<>();
    private volatile Drift drift = Drift.NONE;
    private volatile Set<String> acquaintances = Set.of();
    private volatile @Nullable Scene seen;
    private volatile Removals removals = Removals.NONE;
    private volatile boolean restored;
    private volatile boolean known;

    Remembering(MemoryKeeper keeper, Agent agent, Lease lease, MemoryShelf shelf, Reflection reflection) {
        this.keeper = keeper;
        this.agent = agent;
        this.lease = lease;
        this.shelf = shelf;
        this.listening = new Listening(agent);
        this.reflection = reflection;
    }

    /// Waits until everything the agent knew is there, or until the archive lets it begin without. With an archive that
    /// does not, it waits on: an agent that does not know whom it knows keeps silent.
    public void awaitRestored() throws InterruptedException {
        for (int look = 1; !keeper.archive().restored(shelf); look++) {
            if (look % LOOKS_BEFORE_A_WORD == 0) {
                LOG.warn("memory.waiting", "room", agent.roomId(), "agent", agent.name());
            }
            Thread.sleep(RESTORING);
        }
        recollect();
        restored = true;
    }

    /// Becomes who it was, as soon as its memories are there; from then on it learns.
    private synchronized void recollect() {
        if (!known && keeper.archive().known(shelf)) {
            drift = Drift.restored(shelf.active());
            acquaintances = acquaintancesNow();
            known = true;
        }
    }

    boolean isRestored() {
        return restored;
    }

    /// The agent as it has become.
    public Agent character() {
        return drift.appliedTo(agent);
    }

    /// Keys of the people it remembers something about.
    public Set<String> acquaintances() {
        return acquaintances;
    }

    /// Takes note of what is new in the scene. Never waits; past the bound the oldest notes go.
    public void listen(Scene scene) {
        seen = scene;
        for (Note note : listening.hear(scene, acquaintances)) {
            synchronized (notes) {
                notes.addLast(note);
                dropOldest();
            }
        }
    }

    /// Forgets at once what was taken away since the last look.
    public void heed(Removals newest) {
        if (newest != removals) {
            removals = newest;
            withdraw();
        }
    }

    boolean keeps(Collection<UUID> memories, Removals newest) {
        Set<UUID> kept = shelf.all().stream()
                .filter(memory -> !newest.cover(memory))
                .map(MemoryRecord::getMemoryId)
                .collect(Collectors.toSet());
        return kept.containsAll(memories);
    }

    /// A memory that a late reading has put on the shelf may be of a line that is long gone.
    List<Memory> recall(Scene scene, Decision decision) {
        withdraw();
        return keeper.ranking().rank(shelf, Cue.of(scene, decision), scene.now());
    }

    /// Reads the notes, on one of the keeper's threads; never on two at once.
    void tend(Instant now) throws InterruptedException {
        recollect();
        if (!known) {
            dropBefore(now.minus(HELD));
            return;
        }
        missTheForgotten();
        reflection.withdraw(removals);
        List<Note> taken;
        synchronized (notes) {
            taken = new ArrayList<>(notes);
            notes.clear();
        }
        if (!taken.isEmpty()) {
            List<ChatMessage> lines = taken.stream().map(Note::line).toList();
            keeper.extracted(new Excerpt(agent, lines, names()))
                    .ifPresentOrElse(found -> read(taken, found, now), () -> putBack(taken));
        }
        acquaintances = acquaintancesNow();
        if (reflection.due(now)) {
            Reflection.Insight insight = reflection.reflect(drift, now);
            drift = insight.drift();
            learn(insight.insights(), now);
        }
        withdraw();
    }

    private void read(List<Note> taken, List<Candidate> found, Instant now) {
        learn(found, now);
        taken.forEach(note -> reflection.noted(note, Listening.interests(agent.persona(), note.line())));
    }

    /// Before what has been noted since; past the bound the oldest notes go.
    private void putBack(List<Note> taken) {
        synchronized (notes) {
            taken.reversed().forEach(notes::addFirst);
            dropOldest();
        }
    }

    private void dropOldest() {
        while (notes.size() > keeper.settings().notes()) {
            notes.removeFirst();
            keeper.count(MemoryOutcome.OVERFLOWN);
        }
    }

    private Set<String> names() {
        Scene last = seen;
        return last == null ? Set.of() : last.names();
    }

    /// Forgets what came of lines that moderators have taken away, and what might come of them.
    private void withdraw() {
        Removals now = removals;
        synchronized (notes) {
            notes.removeIf(note -> now.cover(note.line()));
        }
        shelf.all().stream()
                .filter(now::cover)
                .forEach(memory -> lease.whileHeld(() -> keeper.withdraw(memory, shelf)));
    }

    private void dropBefore(Instant moment) {
        synchronized (notes) {
            notes.removeIf(note -> note.line().getSentAt().isBefore(moment));
        }
    }

    /// Whom the shelf has lost, by a deletion or because all faded, is a stranger again, of whom no note is left.
    private void missTheForgotten() {
        Set<String> remembered = acquaintancesNow();
        acquaintances.stream().filter(person -> !remembered.contains(person)).forEach(this::forget);
    }

    private void forget(String person) {
        reflection.forget(person);
        synchronized (notes) {
            notes.removeIf(note -> PersonKey.of(note.line().getAuthor()).equals(person));
        }
    }

    private void learn(List<Candidate> candidates, Instant now) {
        for (Candidate candidate : candidates) {
            lease.whileHeld(() -> reflection.learned(keeper.store(candidate, shelf, now)));
        }
    }

    private Set<String> acquaintancesNow() {
        return shelf.active().stream()
                .map(MemoryRecord::getOtherUser)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void close() {
        keeper.close(shelf);
    }

    MemoryShelf shelf() {
        return shelf;
    }
}
