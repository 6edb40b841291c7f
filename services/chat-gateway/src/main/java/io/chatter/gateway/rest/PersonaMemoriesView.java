package io.chatter.gateway.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.chatter.schema.MemoryRecord;
import io.chatter.schema.MemoryType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a persona's card shows of its memories.
///
/// @param memories newest first; whom they are about is only in their words
/// @param drift how far each knob has moved from the card, which is 1
public record PersonaMemoriesView(List<Entry> memories, Map<String, Double> drift) {

    /// @param id as a line's provenance names it
    /// @param type for instance `relationship`
    /// @param updatedAt epoch milliseconds
    public record Entry(
            UUID id,
            String type,
            String text,
            @JsonProperty("updated_at") long updatedAt) {}

    /// A checkpoint of the slow loop, for instance `talkativeness 1.05`.
    private static final Pattern CHECKPOINT = Pattern.compile("([a-z_]+) (\\d+\\.\\d+)");

    static PersonaMemoriesView of(List<MemoryRecord> newestFirst) {
        Map<String, Double> drift = new TreeMap<>();
        newestFirst.stream()
                .filter(PersonaMemoriesView::isDrift)
                .map(memory -> CHECKPOINT.matcher(memory.getText()))
                .filter(Matcher::matches)
                .forEach(checkpoint -> drift.putIfAbsent(checkpoint.group(1), Double.valueOf(checkpoint.group(2))));
        List<Entry> memories = newestFirst.stream()
                .filter(memory -> !isDrift(memory))
                .map(memory -> new Entry(
                        memory.getMemoryId(),
                        memory.getType().name().toLowerCase(Locale.ROOT),
                        memory.getText(),
                        memory.getUpdatedAt().toEpochMilli()))
                .toList();
        return new PersonaMemoriesView(memories, drift);
    }

    private static boolean isDrift(MemoryRecord memory) {
        return memory.getType() == MemoryType.PERSONA_DRIFT;
    }
}
