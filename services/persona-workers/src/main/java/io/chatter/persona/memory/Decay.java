package io.chatter.persona.memory;

import io.chatter.schema.MemoryRecord;
import io.chatter.schema.MemoryType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// How memories fade, and which go when there are too many. Pure.
final class Decay {

    private static final double FORGOTTEN = 0.03;
    private static final Duration EVENT_HALF_LIFE = Duration.ofDays(7);
    private static final Duration HALF_LIFE = Duration.ofDays(30);
    /// What was superseded is kept as history, up to so many of each type: drift leaves a checkpoint behind with
    /// every reflection, and must not push out what people said.
    private static final int HISTORY = 16;

    private final int most;

    /// @param most active memories an agent keeps
    Decay(int most) {
        this.most = most;
    }

    /// Importance times confidence, halved with every half-life since it was last confirmed. Drift does not
    /// fade: it is who the agent has become.
    static double strength(MemoryRecord memory, Instant now) {
        double fresh = memory.getImportance() * memory.getConfidence();
        Duration halfLife = switch (memory.getType()) {
            case LORE_EVENT, CATCHPHRASE -> EVENT_HALF_LIFE;
            case RELATIONSHIP, PREFERENCE, UNKNOWN -> HALF_LIFE;
            case PERSONA_DRIFT -> null;
        };
        return halfLife == null
                ? 1
                : fresh
                        * Math.pow(
                                0.5,
                                (double) Duration.between(memory.getUpdatedAt(), now)
                                                .toMillis()
                                        / halfLife.toMillis());
    }

    /// Memories to let go of: faded ones, the weakest past the cap, and old history. What one of them superseded
    /// goes with it, and comes before it: on its own it would be believed again.
    List<MemoryRecord> gone(MemoryShelf shelf, Instant now) {
        List<MemoryRecord> active = new ArrayList<>(shelf.active());
        active.sort(Comparator.comparingDouble(memory -> -strength(memory, now)));
        List<MemoryRecord> gone = new ArrayList<>();
        for (int rank = 0; rank < active.size(); rank++) {
            MemoryRecord memory = active.get(rank);
            boolean fades = strength(memory, now) < FORGOTTEN || rank >= most;
            if (fades && memory.getType() != MemoryType.PERSONA_DRIFT) {
                gone.add(memory);
            }
        }
        gone.addAll(oldHistory(shelf, active));
        return withWhatTheySuperseded(gone, shelf);
    }

    private static List<MemoryRecord> withWhatTheySuperseded(List<MemoryRecord> gone, MemoryShelf shelf) {
        Map<UUID, MemoryRecord> kept = new HashMap<>();
        shelf.all().forEach(memory -> kept.put(memory.getMemoryId(), memory));
        Set<MemoryRecord> all = new LinkedHashSet<>();
        for (MemoryRecord memory : gone) {
            MemoryRecord one = memory;
            while (one != null && all.add(one)) {
                UUID superseded = one.getSupersedes();
                one = superseded == null ? null : kept.get(superseded);
            }
        }
        return List.copyOf(all).reversed();
    }

    private static List<MemoryRecord> oldHistory(MemoryShelf shelf, List<MemoryRecord> active) {
        Set<UUID> believed = new HashSet<>();
        active.forEach(memory -> believed.add(memory.getMemoryId()));
        return shelf.all().stream()
                .filter(memory -> !believed.contains(memory.getMemoryId()))
                .sorted(Comparator.comparing(MemoryRecord::getUpdatedAt).reversed())
                .collect(Collectors.groupingBy(MemoryRecord::getType))
                .values()
                .stream()
                .flatMap(history -> history.stream().skip(HISTORY))
                .toList();
    }
}
