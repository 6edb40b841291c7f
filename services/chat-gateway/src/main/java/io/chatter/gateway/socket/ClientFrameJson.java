package io.chatter.gateway.socket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.chatter.gateway.ClientFrame;
import io.chatter.gateway.Cursor;
import io.chatter.gateway.ModerationOrder;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// Reads client frames. Thread-safe.
final class ClientFrameJson {

    private static final int MAX_NONCE = 64;

    private final JsonMapper mapper = JsonMapper.builder().build();

    /// @throws MalformedFrameException naming the field that is missing or wrong
    ClientFrame read(String text) throws MalformedFrameException {
        JsonNode frame;
        try {
            frame = mapper.readTree(text);
        } catch (JsonProcessingException e) {
            throw new MalformedFrameException("not JSON");
        }
        return switch (text(frame, "type").orElse("")) {
            case "join" -> join(frame);
            case "say" ->
                new ClientFrame.Say(nonce(frame), required(frame, "text"), parsed(frame, "reply_to", UUID::fromString));
            case "moderate" -> new ClientFrame.Moderate(nonce(frame), ModeratorActionJson.read(frame), reason(frame));
            case "ping" -> new ClientFrame.Ping(nonce(frame));
            default -> throw new MalformedFrameException("type must be join, say, moderate or ping");
        };
    }

    private static ClientFrame.Join join(JsonNode frame) throws MalformedFrameException {
        return new ClientFrame.Join(
                required(frame, "room"),
                new ClientFrame.Wish(text(frame, "name"), text(frame, "ticket")),
                parsed(frame, "cursor", Cursor::parse),
                frame.path("history").asInt(ClientFrame.Join.DEFAULT_HISTORY),
                text(frame, "format").orElse("binary").equals("text"));
    }

    private static String nonce(JsonNode frame) throws MalformedFrameException {
        String nonce = required(frame, "nonce");
        if (nonce.length() > MAX_NONCE) {
            throw new MalformedFrameException("nonce must have at most " + MAX_NONCE + " characters");
        }
        return nonce;
    }

    private static Optional<String> reason(JsonNode frame) throws MalformedFrameException {
        Optional<String> reason = text(frame, "reason");
        if (reason.isPresent() && reason.get().length() > ModerationOrder.MAX_REASON) {
            throw new MalformedFrameException("reason must have at most " + ModerationOrder.MAX_REASON + " characters");
        }
        return reason;
    }

    private static String required(JsonNode frame, String field) throws MalformedFrameException {
        Optional<String> text = text(frame, field);
        if (text.isEmpty()) {
            throw new MalformedFrameException(field + " must be a string");
        }
        return text.get();
    }

    private static Optional<String> text(JsonNode frame, String field) {
        JsonNode value = frame.path(field);
        return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
    }

    private static <T> Optional<T> parsed(JsonNode frame, String field, Function<String, T> parser)
            throws MalformedFrameException {
        try {
            return text(frame, field).map(parser);
        } catch (IllegalArgumentException e) {
            throw new MalformedFrameException(field + " is not well-formed");
        }
    }
}
