package io.chatter.cli.memory;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatter.schema.MemoryRecord;
import io.chatter.schema.MemoryType;
import io.chatter.schema.PersonaAssignment;
import io.chatter.schema.Polarity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A memory as the workers store it on a Mem0 server: its text, and everything else as metadata.
final class Mem0Record {

    private Mem0Record() {}

    /// Empty for what the metadata do not say to be the agent's, whatever the server was asked for.
    static Optional<MemoryRecord> read(JsonNode stored, PersonaAssignment agent) {
        JsonNode metadata = stored.path("metadata");
        String scope = "room:" + agent.getRoomId() + "|agent:" + agent.getAgent();
        if (!scope.equals(metadata.path("scope").asText())) {
            return Optional.empty();
        }
        List<UUID> sources = new ArrayList<>();
        try {
            metadata.path("sources").forEach(source -> sources.add(UUID.fromString(source.asText())));
            JsonNode supersedes = metadata.path("supersedes");
            JsonNode about = metadata.path("other_user");
            return Optional.of(MemoryRecord.newBuilder()
                    .setMemoryId(UUID.fromString(metadata.path("memory_id").asText()))
                    .setRoomId(agent.getRoomId())
                    .setAgent(agent.getAgent())
                    .setType(MemoryType.valueOf(metadata.path("type").asText()))
                    .setText(stored.path("memory").asText(stored.path("text").asText()))
                    .setOtherUser(about.isTextual() ? about.asText() : null)
                    .setSlot(metadata.path("slot").asText())
                    .setPolarity(Polarity.valueOf(metadata.path("polarity").asText()))
                    .setConfidence(metadata.path("confidence").asDouble())
                    .setImportance(metadata.path("importance").asDouble())
                    .setSupersedes(supersedes.isTextual() ? UUID.fromString(supersedes.asText()) : null)
                    .setSourceMessageIds(sources)
                    .setCreatedAt(
                            Instant.ofEpochMilli(metadata.path("created_at").asLong()))
                    .setUpdatedAt(
                            Instant.ofEpochMilli(metadata.path("updated_at").asLong()))
                    .build());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
