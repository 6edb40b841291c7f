package io.chatter.gateway.socket;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import io.chatter.gateway.Cursor;
import io.chatter.gateway.EventEncoder;
import io.chatter.gateway.Participant;
import io.chatter.gateway.RoomProfile;
import io.chatter.gateway.ServerEvent;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Moderation;
import io.chatter.schema.ModerationAction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.avro.generic.IndexedRecord;

/// Writes server events as they are documented for `/ws`: snake_case, times in epoch milliseconds, absent fields left
/// out. Thread-safe.
public final class ServerEventJson implements EventEncoder {

    private static final SerializedString TYPE = new SerializedString("type");
    private static final List<String> NOT_SHOWN = List.of("room_id", "moderation");
    private static final List<String> ROOM_ID = List.of("room_id");
    private static final int TYPICAL_SIZE = 512;

    private final JsonFactory factory = new JsonFactory();

    @Override
    public byte[] encode(ServerEvent event) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(TYPICAL_SIZE);
        try (JsonGenerator json = factory.createGenerator(bytes)) {
            json.writeStartObject();
            write(event, json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing into memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    private static void write(ServerEvent event, JsonGenerator json) throws IOException {
        switch (event) {
            case ServerEvent.Line line -> line(line, json);
            case ServerEvent.Context context -> record("context", context.context(), json);
            case ServerEvent.Trends trends -> record("trends", trends.snapshot(), json);
            case ServerEvent.Density density -> record("density", density.density(), json);
            case ServerEvent.Joined joined -> joined(joined, json);
            case ServerEvent.Gap gap -> {
                type("gap", json);
                cursor("from", gap.from(), json);
                cursor("to", gap.to(), json);
                json.writeNumberField("missed", gap.missed());
                if (gap.unsure()) {
                    json.writeBooleanField("unsure", true);
                }
            }
            case ServerEvent.Moderation moderation -> ModerationJson.event(moderation.event(), json);
            case ServerEvent.Withdrawn withdrawn -> ModerationJson.withdrawn(withdrawn.event(), json);
            case ServerEvent.Modes changed -> {
                type("modes", json);
                ModerationJson.modes(changed.modes(), json);
            }
            case ServerEvent.Pinned pinned -> ModerationJson.pinned(pinned, json);
            case ServerEvent.Held held -> ModerationJson.held(held.line(), json);
            case ServerEvent.Done done -> {
                type("done", json);
                json.writeStringField("nonce", done.nonce());
                json.writeStringField("event_id", done.eventId().toString());
            }
            case ServerEvent.Refused refused -> {
                type("refused", json);
                json.writeStringField("nonce", refused.nonce());
                json.writeStringField("code", refused.refusal().wireName());
                json.writeStringField("reason", refused.refusal().text());
            }
            case ServerEvent.Viewers viewers -> {
                type("viewers", json);
                json.writeNumberField("count", viewers.count());
            }
            case ServerEvent.Ack ack -> {
                type("ack", json);
                json.writeStringField("nonce", ack.nonce());
                json.writeStringField("message_id", ack.messageId().toString());
                cursor("cursor", ack.cursor(), json);
            }
            case ServerEvent.Rejected rejected -> rejected(rejected, json);
            case ServerEvent.Reconnect reconnect -> {
                type("reconnect", json);
                json.writeNumberField("after_ms", reconnect.after().toMillis());
            }
            case ServerEvent.Pong pong -> {
                type("pong", json);
                json.writeStringField("nonce", pong.nonce());
            }
            case ServerEvent.Failure failure -> {
                type("error", json);
                json.writeStringField("code", failure.code());
                json.writeStringField("reason", failure.reason());
            }
        }
    }

    private static void joined(ServerEvent.Joined joined, JsonGenerator json) throws IOException {
        type("joined", json);
        RoomProfile room = joined.room();
        json.writeObjectFieldStart("room");
        json.writeStringField("id", room.id());
        json.writeStringField("title", room.title());
        json.writeStringField("description", room.description());
        json.writeBooleanField("guests_may_post", room.access().guestsMayPost());
        json.writeNumberField("target_lines_per_minute", room.targetLinesPerMinute());
        json.writeObjectFieldStart("modes");
        ModerationJson.modes(joined.modes(), json);
        json.writeEndObject();
        RoomProfile.Player player = room.player();
        if (player != null) {
            json.writeObjectFieldStart("player");
            json.writeStringField("kind", player.kind());
            json.writeStringField("address", player.address());
            json.writeEndObject();
        }
        json.writeEndObject();
        Participant me = joined.me();
        json.writeObjectFieldStart("me");
        json.writeStringField("id", me.id());
        json.writeStringField("display_name", me.displayName());
        json.writeStringField("color", me.color());
        strings("badges", me.badges(), json);
        json.writeBooleanField("may_post", me.mayPost());
        json.writeStringField("role", me.role().wireName());
        json.writeEndObject();
        cursor("cursor", joined.cursor(), json);
    }

    private static void line(ServerEvent.Line line, JsonGenerator json) throws IOException {
        ChatMessage message = line.message();
        type("message", json);
        cursor("cursor", line.cursor(), json);
        AvroJson.writeFields(message, NOT_SHOWN, json);
        Moderation moderation = message.getModeration();
        strings("flags", moderation == null ? List.of() : moderation.getFlags(), json);
        json.writeBooleanField("redacted", moderation != null && moderation.getAction() == ModerationAction.REDACTED);
    }

    private static void rejected(ServerEvent.Rejected rejected, JsonGenerator json) throws IOException {
        type("rejected", json);
        json.writeStringField("nonce", rejected.nonce());
        json.writeStringField("code", rejected.code().wireName());
        json.writeStringField("text", rejected.text());
        if (rejected.retryAfter().isPresent()) {
            json.writeNumberField("retry_after_ms", rejected.retryAfter().get().toMillis());
        }
        json.writeStringField("reason", rejected.reason());
    }

    private static void record(String type, IndexedRecord value, JsonGenerator json) throws IOException {
        type(type, json);
        AvroJson.writeFields(value, ROOM_ID, json);
    }

    static void type(String type, JsonGenerator json) throws IOException {
        json.writeFieldName(TYPE);
        json.writeString(type);
    }

    private static void cursor(String field, Cursor cursor, JsonGenerator json) throws IOException {
        json.writeStringField(field, cursor.toString());
    }

    private static void strings(String field, List<String> values, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(field);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
