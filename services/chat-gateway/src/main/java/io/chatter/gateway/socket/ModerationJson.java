package io.chatter.gateway.socket;

import com.fasterxml.jackson.core.JsonGenerator;
import io.chatter.gateway.HeldLine;
import io.chatter.gateway.RoomModes;
import io.chatter.gateway.ServerEvent;
import io.chatter.schema.Finding;
import io.chatter.schema.ModerationEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Writes what concerns moderation.
final class ModerationJson {

    private ModerationJson() {}

    /// What everybody may know of a decision: no text, no reason, not who decided.
    static void event(ModerationEvent event, JsonGenerator json) throws IOException {
        ServerEventJson.type("moderation", json);
        json.writeStringField("kind", event.getKind().name());
        if (event.getMessageId() != null) {
            json.writeStringField("message_id", event.getMessageId().toString());
        }
        if (event.getAuthorId() != null) {
            json.writeStringField("author_id", event.getAuthorId());
        }
        if (event.getDurationMs() != null) {
            json.writeNumberField("duration_ms", event.getDurationMs());
        }
        json.writeNumberField("at", event.getAt().toEpochMilli());
    }

    /// As told to a client that was away.
    static void withdrawn(ModerationEvent event, JsonGenerator json) throws IOException {
        event(event, json);
        json.writeBooleanField("withdrawn", true);
    }

    /// The fields of the modes, without the braces around them.
    static void modes(RoomModes modes, JsonGenerator json) throws IOException {
        json.writeNumberField(RoomModes.SLOW, modes.slow().toSeconds());
        json.writeBooleanField(RoomModes.EMOTE_ONLY, modes.emoteOnly());
        json.writeBooleanField(RoomModes.UNIQUE_CHAT, modes.uniqueChat());
        json.writeBooleanField(RoomModes.MEMBERS_ONLY, modes.membersOnly());
        json.writeBooleanField(RoomModes.SHIELD, modes.shield());
    }

    static void pinned(ServerEvent.Pinned pinned, JsonGenerator json) throws IOException {
        ServerEventJson.type("pinned", json);
        if (pinned.line().isPresent()) {
            json.writeFieldName("message");
            json.writeRawValue(new String(pinned.line().get().json(), StandardCharsets.UTF_8));
        }
    }

    static void held(HeldLine line, JsonGenerator json) throws IOException {
        ServerEventJson.type("held", json);
        json.writeStringField("message_id", line.message().getMessageId().toString());
        json.writeFieldName("author");
        json.writeStartObject();
        AvroJson.writeFields(line.message().getAuthor(), List.of(), json);
        json.writeEndObject();
        json.writeStringField("origin", line.message().getOrigin().name());
        json.writeStringField("text", line.message().getText());
        json.writeArrayFieldStart("findings");
        for (Finding finding : line.findings()) {
            json.writeStartObject();
            AvroJson.writeFields(finding, List.of(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("at", line.at().toEpochMilli());
    }
}
