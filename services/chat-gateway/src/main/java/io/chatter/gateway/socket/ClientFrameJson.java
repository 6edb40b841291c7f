package io.chatter.gateway.socket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.chatter.gateway.ClientFrame;
import io.chatter.gateway.Cursor;
import io.chatter.gateway.ModerationOrder;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/// Reads client frames. A field that the gateway does not know is an error, lest a client believe that it has an
/// effect. Thread-safe.
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
            case "join" -> join(only(frame, "room", "name", "ticket", "cursor", "history", "format"));
            case "say" -> say(only(frame, "nonce", "text", "reply_to"));
            case "moderate" ->
                moderate(only(
                        frame, "nonce", "action", "message_id", "author_id", "duration_ms", "modes", "up", "reason"));
            case "ping" -> new ClientFrame.Ping(nonce(only(frame, "nonce")));
            default -> throw new MalformedFrameException("type must be join, say, moderate or ping");
        };
    }

    private static JsonNode only(JsonNode frame, String... fields) throws MalformedFrameException {
        Set<String> known = Set.of(fields);
        for (var field : frame.properties()) {
            if (!known.contains(field.getKey()) && !field.getKey().equals("type")) {
                throw new MalformedFrameException("there is no field " + field.getKey());
            }
        }
        return frame;
    }

    private static ClientFrame.Join join(JsonNode frame) throws MalformedFrameException {
        return new ClientFrame.Join(
                required(frame, "room"),
                new ClientFrame.Wish(text(frame, "name"), text(frame, "ticket")),
                parsed(frame, "cursor", Cursor::parse),
                history(frame),
                isText(frame));
    }

    private static ClientFrame.Say say(JsonNode frame) throws MalformedFrameException {
        return new ClientFrame.Say(nonce(frame), required(frame, "text"), parsed(frame, "reply_to", UUID::fromString));
    }

    private static ClientFrame.Moderate moderate(JsonNode frame) throws MalformedFrameException {
        return new ClientFrame.Moderate(nonce(frame), ModeratorActionJson.read(frame), reason(frame));
    }

    private static int history(JsonNode frame) throws MalformedFrameException {
        JsonNode history = frame.path("history");
        if (history.isMissingNode()) {
            return ClientFrame.Join.DEFAULT_HISTORY;
        }
        if (!history.isInt() || history.intValue() < 0 || history.intValue() > ClientFrame.Join.MAX_HISTORY) {
            throw new MalformedFrameException("history must be 0 to " + ClientFrame.Join.MAX_HISTORY);
        }
        return history.intValue();
    }

    private static boolean isText(JsonNode frame) throws MalformedFrameException {
        String format = text(frame, "format").orElse("binary");
        return switch (format) {
            case "text" -> true;
            case "binary" -> false;
            default -> throw new MalformedFrameException("format must be binary or text");
        };
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
        return text(frame, field).orElseThrow(() -> new MalformedFrameException(field + " is missing"));
    }

    private static Optional<String> text(JsonNode frame, String field) throws MalformedFrameException {
        JsonNode value = frame.path(field);
        if (!value.isTextual() && !value.isMissingNode()) {
            throw new MalformedFrameException(field + " must be a string");
        }
        return Optional.ofNullable(value.textValue());
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
