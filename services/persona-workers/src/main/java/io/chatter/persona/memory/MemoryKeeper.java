package io.chatter.persona.memory;

import io.chatter.messaging.MessageIds;
import io.chatter.observability.EventLog;
import io.chatter.persona.Agent;
import io.chatter.persona.Decision;
import io.chatter.persona.GenerationException;
import io.chatter.persona.Lease;
import io.chatter.persona.Memory;
import io.chatter.persona.Recall;
import io.chatter.persona.Removals;
import io.chatter.persona.Scene;
import io.chatter.schema.MemoryRecord;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Keeps the memories of all agents of the process. Recall reads RAM; what agents note is read, weighed and
/// stored behind their backs, on a few threads of the keeper's own, so that remembering never delays a line.
/// Thread-safe.
public final class MemoryKeeper implements Recall, AutoCloseable {

    private static final EventLog LOG = EventLog.of(MemoryKeeper.class);

    private final Parts parts;
    private final MemorySettings settings;
    private final Clock clock;
    private final Consolidation consolidation;
    private final Decay decay;
    private final Ranking ranking;
    private final Map<Scope, Remembering> remembering = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Rounds rounds;
    private final Thread thread;

    /// What a keeper works with.
    ///
    /// @param observer told of everything that becomes of a memory
    public record Parts(
            Archive archive,
            TextEmbedding embedding,
            Extractor extractor,
            MemorySafety safety,
            Consumer<MemoryOutcome> observer) {}

    /// @param fatal told of an `Error` in the keeper's threads
    public MemoryKeeper(Parts parts, MemorySettings settings, Clock clock, Thread.UncaughtExceptionHandler fatal) {
        this.parts = parts;
        this.settings = settings;
        this.clock = clock;
        this.consolidation = new Consolidation(() -> MessageIds.next(clock));
        this.decay = new Decay(settings.kept());
        this.ranking = new Ranking(settings.recalled());
        this.rounds = new Rounds(one -> tend(one, clock.instant()), settings.interval(), fatal);
        this.thread = Thread.ofPlatform()
                .daemon()
                .name("memory-keeper")
                .uncaughtExceptionHandler(fatal)
                .unstarted(this::run);
    }

    public void start() {
        parts.archive().start();
        thread.start();
    }

    /// Waits until what was stored is kept, or for some seconds.
    public void settle() throws InterruptedException {
        int unfinished = parts.archive().settle();
        if (unfinished > 0) {
            LOG.warn("memory.unsettled", "changes", unfinished);
        }
    }

    /// The memory of an agent that begins to run here.
    ///
    /// @param lease without it nothing is stored
    public Remembering open(Agent agent, Lease lease) {
        MemoryShelf shelf = new MemoryShelf(Scope.of(agent), parts.embedding());
        Reflection reflection = new Reflection(settings.reflection(), clock.instant());
        Remembering opened = new Remembering(this, agent, lease, shelf, reflection);
        parts.archive().open(shelf);
        remembering.put(shelf.scope(), opened);
        return opened;
    }

    @Override
    public List<Memory> recall(Agent agent, Scene scene, Decision decision) {
        Remembering one = remembering.get(Scope.of(agent));
        return one == null ? List.of() : one.recall(scene, decision);
    }

    @Override
    public boolean keeps(Agent agent, Collection<UUID> memories, Removals removals) {
        Remembering one = remembering.get(Scope.of(agent));
        return memories.isEmpty() || (one != null && one.keeps(memories, removals));
    }

    /// Reads the notes of all agents now, one after the other. A started keeper does it by itself; a test or a
    /// benchmark on a driven clock does it instead.
    public void tend() throws InterruptedException {
        Instant now = clock.instant();
        for (Remembering one : remembering.values()) {
            tend(one, now);
        }
    }

    private void tend(Remembering one, Instant now) throws InterruptedException {
        try {
            one.tend(now);
        } catch (RuntimeException e) {
            count(MemoryOutcome.FAILED);
            LOG.error("memory.untended", e, "scope", one.shelf().scope().key());
        }
    }

    @Override
    public void close() throws InterruptedException {
        closing.countDown();
        thread.interrupt();
        thread.join(settings.interval());
        rounds.close();
        parts.archive().close();
    }

    private void run() {
        try {
            while (!closing.await(settings.interval().toMillis(), TimeUnit.MILLISECONDS)) {
                rounds.begin(remembering.values());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Agents that wait for what they knew.
    public int awaited() {
        return (int)
                remembering.values().stream().filter(one -> !one.isRestored()).count();
    }

    /// Changes that are not kept yet.
    public int pending() {
        return parts.archive().pending();
    }

    /// What there is to learn from the lines; empty when the model could not read them now, but may later.
    Optional<List<Candidate>> extracted(Excerpt excerpt) throws InterruptedException {
        try {
            return Optional.of(parts.extractor().extract(excerpt));
        } catch (GenerationException e) {
            boolean later =
                    e instanceof GenerationException.Retryable || e.kind() == GenerationException.Cause.OVER_BUDGET;
            count(later ? MemoryOutcome.DEFERRED : MemoryOutcome.FAILED);
            LOG.debug("memory.unread", "agent", excerpt.agent().name(), "cause", e.kind());
            return later ? Optional.empty() : Optional.of(List.of());
        }
    }

    /// Weighs a candidate and stores what it comes to.
    ///
    /// @return importance of what was learned; 0 when it was nothing
    double store(Candidate candidate, MemoryShelf shelf, Instant now) {
        if (!parts.safety().allows(candidate)) {
            count(MemoryOutcome.REFUSED);
            return 0;
        }
        return switch (consolidation.weigh(candidate, shelf, now)) {
            case Change.Known _ -> {
                count(MemoryOutcome.KNOWN);
                yield 0;
            }
            case Change.Reinforced reinforced -> kept(reinforced.memory(), MemoryOutcome.REINFORCED, shelf, now);
            case Change.Superseded superseded -> kept(superseded.memory(), MemoryOutcome.SUPERSEDED, shelf, now);
            case Change.Added added -> kept(added.memory(), MemoryOutcome.ADDED, shelf, now);
        };
    }

    private double kept(MemoryRecord memory, MemoryOutcome outcome, MemoryShelf shelf, Instant now) {
        shelf.put(memory);
        parts.archive().save(memory);
        count(outcome);
        for (MemoryRecord gone : decay.gone(shelf, now)) {
            shelf.remove(gone.getMemoryId());
            parts.archive().forget(gone);
            count(MemoryOutcome.EVICTED);
        }
        return memory.getImportance();
    }

    /// Forgets a memory for good that should never have come to be, unless another thread has just done it.
    void withdraw(MemoryRecord memory, MemoryShelf shelf) {
        if (shelf.remove(memory.getMemoryId())) {
            parts.archive().withdraw(memory);
            count(MemoryOutcome.WITHDRAWN);
        }
    }

    void close(MemoryShelf shelf) {
        remembering.computeIfPresent(shelf.scope(), (_, one) -> one.shelf() == shelf ? null : one);
        parts.archive().close(shelf);
    }

    void count(MemoryOutcome outcome) {
        parts.observer().accept(outcome);
    }

    Archive archive() {
        return parts.archive();
    }

    Ranking ranking() {
        return ranking;
    }

    MemorySettings settings() {
        return settings;
    }
}
