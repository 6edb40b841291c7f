package io.chatter.cli.memory;

import static java.util.Locale.ROOT;

import io.chatter.cli.CliFailure;
import io.chatter.schema.MemoryRecord;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One memory that is kept.
///
/// @param superseded whether another memory has taken its place: it is history, and is never said again
public record Kept(MemoryRecord memory, boolean superseded) {

    /// What the key of a guest begins with; persona-workers' PersonKey makes it.
    private static final String GUESTS = "guest:";

    static List<Kept> of(List<MemoryRecord> memories) {
        Set<UUID> superseded = memories.stream()
                .map(MemoryRecord::getSupersedes)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return memories.stream()
                .map(memory -> new Kept(memory, superseded.contains(memory.getMemoryId())))
                .toList();
    }

    /// These, and before each of them what it took the place of: on its own that would be believed again.
    public static List<Kept> withHistory(List<Kept> chosen, List<Kept> all) {
        Map<UUID, Kept> byId = new LinkedHashMap<>();
        all.forEach(one -> byId.put(one.memory().getMemoryId(), one));
        Set<Kept> found = new LinkedHashSet<>();
        for (Kept one : chosen) {
            Kept next = one;
            while (next != null && found.add(next)) {
                UUID superseded = next.memory().getSupersedes();
                next = superseded == null ? null : byId.get(superseded);
            }
        }
        return List.copyOf(found).reversed();
    }

    /// The one whose id ends so.
    ///
    /// @throws CliFailure when there is none, or more than one
    public static Kept only(String id, List<Kept> all) {
        List<Kept> found = all.stream().filter(kept -> kept.id().endsWith(id)).toList();
        if (found.isEmpty()) {
            throw CliFailure.absent(
                    "No memory has the id " + id + ": it was forgotten, or never was",
                    "See `./chatter memory list --history` for those that are kept");
        }
        if (found.size() > 1) {
            throw new CliFailure(
                    found.size() + " memories have ids that end in " + id,
                    "Name more of it: `./chatter memory list --history --json` prints whole ids");
        }
        return found.getFirst();
    }

    public String id() {
        return memory.getMemoryId().toString();
    }

    /// Whether it is about this person, or names it. A guest is known by name, everybody else by id; both are
    /// meant, for whoever asks may have come as either.
    public boolean concerns(String person) {
        Pattern name = Pattern.compile(
                "(?<![\\p{L}\\p{N}_])" + Pattern.quote(person.toLowerCase(ROOT)) + "(?![\\p{L}\\p{N}_])");
        return person.equalsIgnoreCase(memory.getOtherUser())
                || (GUESTS + person).equalsIgnoreCase(memory.getOtherUser())
                || name.matcher(memory.getText().toLowerCase(ROOT)).find();
    }
}
