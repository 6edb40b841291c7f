package io.chatter.persona.mem0;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatter.persona.memory.Scope;
import io.chatter.schema.MemoryRecord;
import io.chatter.schema.MemoryType;
import io.chatter.schema.Polarity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A memory as Mem0 keeps it: its text, and everything else as metadata. Several vector stores behind Mem0
/// drop filters, so what comes back is believed only when its own metadata say that it is of the scope.
///
/// @param id Mem0's own id
record StoredMemory(String id, MemoryRecord memory) {

    /// What a path can hold as it is; Mem0's own are UUIDs.
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._~-]*");

    static boolean isId(String id) {
        return ID.matcher(id).matches();
    }

    static ObjectNode metadata(MemoryRecord memory) {
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        metadata.put("scope", Scope.of(memory).label())
                .put("memory_id", memory.getMemoryId().toString())
                .put("type", memory.getType().name())
                .put("other_user", memory.getOtherUser())
                .put("slot", memory.getSlot())
                .put("polarity", memory.getPolarity().name())
                .put("confidence", memory.getConfidence())
                .put("importance", memory.getImportance())
                .put("created_at", memory.getCreatedAt().toEpochMilli())
                .put("updated_at", memory.getUpdatedAt().toEpochMilli());
        UUID supersedes = memory.getSupersedes();
        if (supersedes != null) {
            metadata.put("supersedes", supersedes.toString());
        }
        var sources = metadata.putArray("sources");
        memory.getSourceMessageIds().forEach(source -> sources.add(source.toString()));
        return metadata;
    }

    /// Empty for what is not of the scope, of no type that is known, out of range, or not ours.
    static Optional<StoredMemory> read(JsonNode stored, Scope scope) {
        JsonNode metadata = stored.path("metadata");
        String id = stored.path("id").asText();
        String text = stored.path("memory").asText(stored.path("text").asText());
        try {
            if (!isId(id)
                    || text.isBlank()
                    || !scope.label().equals(metadata.path("scope").asText())) {
                return Optional.empty();
            }
            MemoryType type = MemoryType.valueOf(metadata.path("type").asText());
            List<UUID> sources = new ArrayList<>();
            metadata.path("sources").forEach(source -> sources.add(UUID.fromString(source.asText())));
            MemoryRecord memory = MemoryRecord.newBuilder()
                    .setMemoryId(UUID.fromString(metadata.path("memory_id").asText()))
                    .setRoomId(scope.roomId())
                    .setAgent(scope.agent())
                    .setType(type)
                    .setText(text)
                    .setOtherUser(optional(metadata.path("other_user")))
                    .setSlot(metadata.path("slot").asText())
                    .setPolarity(Polarity.valueOf(metadata.path("polarity").asText()))
                    .setConfidence(share(metadata.path("confidence")))
                    .setImportance(share(metadata.path("importance")))
                    .setSupersedes(
                            metadata.has("supersedes")
                                    ? UUID.fromString(
                                            metadata.path("supersedes").asText())
                                    : null)
                    .setSourceMessageIds(sources)
                    .setCreatedAt(
                            Instant.ofEpochMilli(metadata.path("created_at").asLong()))
                    .setUpdatedAt(
                            Instant.ofEpochMilli(metadata.path("updated_at").asLong()))
                    .build();
            return type == MemoryType.UNKNOWN ? Optional.empty() : Optional.of(new StoredMemory(id, memory));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static double share(JsonNode number) {
        double share = number.asDouble();
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("not from 0 to 1: " + share);
        }
        return share;
    }

    private static @Nullable String optional(JsonNode text) {
        return text.isTextual() ? text.asText() : null;
    }
}
