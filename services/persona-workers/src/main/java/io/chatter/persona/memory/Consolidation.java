package io.chatter.persona.memory;

import io.chatter.schema.MemoryRecord;
import io.chatter.schema.Polarity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// Weighs a candidate against what the agent knows: a line that was read before and the very words of what is
/// sure change nothing, the same fact from another line reinforces, its opposite supersedes, and anything
/// else is added. Facts about one person never meet those about another. They are matched by slot and polarity,
/// never by likeness, which takes `loves spiders` for `hates spiders` and a favourite food for a favourite game.
/// Pure, but for the ids.
final class Consolidation {

    private static final double SURER = 0.3;
    private static final double SURE = 0.9;
    private static final int SOURCES = 8;

    private final Supplier<UUID> ids;

    Consolidation(Supplier<UUID> ids) {
        this.ids = ids;
    }

    Change weigh(Candidate candidate, MemoryShelf shelf, Instant now) {
        String slot = Slots.of(candidate.type(), candidate.person(), candidate.subject());
        if (shelf.all().stream().anyMatch(memory -> hasRead(memory, candidate, slot))) {
            return new Change.Known();
        }
        List<MemoryRecord> active = shelf.active().stream()
                .filter(known -> Objects.equals(known.getOtherUser(), candidate.person()))
                .toList();
        String words = words(candidate.text());
        if (active.stream().anyMatch(known -> isSureOf(words, known))) {
            return new Change.Known();
        }
        Optional<MemoryRecord> same = sameFact(slot, active);
        if (same.isEmpty()) {
            return new Change.Added(record(candidate, shelf.scope(), slot, now).build());
        }
        MemoryRecord known = same.get();
        return agrees(candidate, known)
                ? new Change.Reinforced(reinforced(known, candidate, now))
                : new Change.Superseded(record(candidate, shelf.scope(), known.getSlot(), now)
                        .setSupersedes(known.getMemoryId())
                        .build());
    }

    /// A line is read again after a move: what was drawn from it once is not drawn from it twice.
    private static boolean hasRead(MemoryRecord memory, Candidate candidate, String slot) {
        return !candidate.sources().isEmpty()
                && Slots.same(memory.getSlot(), slot)
                && memory.getSourceMessageIds().containsAll(candidate.sources());
    }

    /// The very words of a memory that cannot grow surer are no news.
    private static boolean isSureOf(String words, MemoryRecord known) {
        return known.getConfidence() >= SURE && words(known.getText()).equals(words);
    }

    private static Optional<MemoryRecord> sameFact(String slot, List<MemoryRecord> active) {
        return active.stream()
                .filter(memory -> Slots.same(memory.getSlot(), slot))
                .max(Comparator.comparing(MemoryRecord::getUpdatedAt));
    }

    private static boolean agrees(Candidate candidate, MemoryRecord known) {
        boolean opposite = candidate.polarity() != known.getPolarity()
                && candidate.polarity() != Polarity.NEUTRAL
                && known.getPolarity() != Polarity.NEUTRAL;
        if (opposite) {
            return false;
        }
        return !Slots.hasOneAnswer(known.getSlot()) || sameAnswer(candidate.text(), known.getText());
    }

    private static boolean sameAnswer(String one, String other) {
        return new HashSet<>(List.of(Slots.normalised(one).split(" ")))
                .equals(new HashSet<>(List.of(Slots.normalised(other).split(" "))));
    }

    private static MemoryRecord reinforced(MemoryRecord known, Candidate candidate, Instant now) {
        List<UUID> sources = new ArrayList<>(candidate.sources());
        known.getSourceMessageIds().stream()
                .filter(source -> !sources.contains(source))
                .limit(SOURCES)
                .forEach(sources::add);
        return MemoryRecord.newBuilder(known)
                .setConfidence(known.getConfidence() + SURER * (1 - known.getConfidence()))
                .setImportance(Math.max(known.getImportance(), candidate.importance()))
                .setSourceMessageIds(sources)
                .setUpdatedAt(now)
                .build();
    }

    private MemoryRecord.Builder record(Candidate candidate, Scope scope, String slot, Instant now) {
        return MemoryRecord.newBuilder()
                .setMemoryId(ids.get())
                .setRoomId(scope.roomId())
                .setAgent(scope.agent())
                .setType(candidate.type())
                .setText(candidate.text())
                .setOtherUser(candidate.person())
                .setSlot(slot)
                .setPolarity(candidate.polarity())
                .setConfidence(candidate.confidence())
                .setImportance(candidate.importance())
                .setSourceMessageIds(candidate.sources())
                .setCreatedAt(now)
                .setUpdatedAt(now);
    }

    private static String words(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }
}
