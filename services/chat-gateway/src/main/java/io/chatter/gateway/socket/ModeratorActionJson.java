package io.chatter.gateway.socket;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatter.gateway.ModeratorAction;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Reads the actions of moderators: `{"action": "timeout", "author_id": "…", "duration_ms": 600000}`.
final class ModeratorActionJson {

    private ModeratorActionJson() {}

    /// @throws MalformedFrameException when there is no such action, or a field of it is missing or out of bounds
    static ModeratorAction read(JsonNode frame) throws MalformedFrameException {
        try {
            return switch (frame.path("action").asText()) {
                case "delete" -> new ModeratorAction.Delete(messageId(frame));
                case "timeout" -> new ModeratorAction.Timeout(authorId(frame), Duration.ofMillis(duration(frame)));
                case "ban" -> new ModeratorAction.Ban(authorId(frame));
                case "unban" -> new ModeratorAction.Unban(authorId(frame));
                case "clear" ->
                    new ModeratorAction.Clear(frame.has("author_id") ? Optional.of(authorId(frame)) : Optional.empty());
                case "approve" -> new ModeratorAction.Approve(messageId(frame));
                case "deny" -> new ModeratorAction.Deny(messageId(frame));
                case "modes" -> new ModeratorAction.ChangeModes(modes(frame.path("modes")));
                case "shield" -> new ModeratorAction.Shield(flag(frame, "up"));
                case "pin" -> new ModeratorAction.Pin(messageId(frame));
                case "unpin" -> new ModeratorAction.Unpin();
                default ->
                    throw new MalformedFrameException(
                            "action must be delete, timeout, ban, unban, clear, approve, deny, modes, shield, pin or"
                                    + " unpin");
            };
        } catch (IllegalArgumentException e) {
            throw new MalformedFrameException(String.valueOf(e.getMessage()));
        }
    }

    private static UUID messageId(JsonNode frame) throws MalformedFrameException {
        return UUID.fromString(text(frame, "message_id"));
    }

    private static String authorId(JsonNode frame) throws MalformedFrameException {
        return text(frame, "author_id");
    }

    private static String text(JsonNode frame, String field) throws MalformedFrameException {
        JsonNode value = frame.path(field);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw new MalformedFrameException(field + " must be a string");
        }
        return value.textValue();
    }

    private static long duration(JsonNode frame) throws MalformedFrameException {
        JsonNode millis = frame.path("duration_ms");
        if (!millis.canConvertToLong() || !millis.isIntegralNumber()) {
            throw new MalformedFrameException("duration_ms must be a whole number");
        }
        return millis.longValue();
    }

    private static boolean flag(JsonNode frame, String field) throws MalformedFrameException {
        JsonNode value = frame.path(field);
        if (!value.isBoolean()) {
            throw new MalformedFrameException(field + " must be true or false");
        }
        return value.booleanValue();
    }

    private static Map<String, String> modes(JsonNode modes) {
        Map<String, String> changes = new HashMap<>();
        modes.properties()
                .forEach(mode -> changes.put(mode.getKey(), mode.getValue().asText()));
        return changes;
    }
}
