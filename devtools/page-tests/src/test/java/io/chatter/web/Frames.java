package io.chatter.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/// Events of the socket as the gateway sends them.
final class Frames {
    static final Instant START = Instant.parse("2026-11-22T18:00:00Z");

    private Frames() {}

    static JsonObject joined() {
        return new JsonObject()
                .put("type", "joined")
                .put(
                        "room",
                        new JsonObject()
                                .put("id", "demo")
                                .put("title", "Boss rush with the whole chat")
                                .put("description", "A demo room")
                                .put("guests_may_post", true)
                                .put("target_lines_per_minute", 42)
                                .put("modes", modes(0, false)))
                .put(
                        "me",
                        new JsonObject()
                                .put("id", "guest-robin")
                                .put("display_name", "Robin")
                                .put("color", "#4aa8ff")
                                .put("badges", new JsonArray().add("guest"))
                                .put("may_post", true)
                                .put("role", "viewer"))
                .put("cursor", "3:0");
    }

    /// The same for one who moderates the room.
    static JsonObject joinedAsModerator() {
        JsonObject joined = joined();
        joined.getJsonObject("me").put("role", "moderator").put("badges", new JsonArray().add("moderator"));
        return joined;
    }

    static JsonObject modes(int slow, boolean shield) {
        return new JsonObject()
                .put("slow", slow)
                .put("emote_only", false)
                .put("unique_chat", shield)
                .put("members_only", shield)
                .put("shield", shield);
    }

    /// A line that waits for a moderator, its last word marked.
    static JsonObject held(String id, JsonObject author, String text) {
        JsonObject finding = new JsonObject()
                .put("rule", "term")
                .put("category", "aggression")
                .put("start", text.lastIndexOf(' ') + 1)
                .put("end", text.length());
        return new JsonObject()
                .put("type", "held")
                .put("message_id", id)
                .put("author", author)
                .put("origin", "HUMAN")
                .put("text", text)
                .put("findings", new JsonArray().add(finding))
                .put("at", START.toEpochMilli());
    }

    static JsonObject decision(String kind) {
        return new JsonObject().put("type", "moderation").put("kind", kind).put("at", START.toEpochMilli());
    }

    /// The same as the record tells it, some seconds after the start.
    static JsonObject decisionOf(String moderator, String kind, int seconds) {
        return new JsonObject()
                .put("kind", kind)
                .put("by", moderator)
                .put("at", START.plusSeconds(seconds).toEpochMilli());
    }

    static JsonObject author(String id, String name, String color, String... badges) {
        return new JsonObject()
                .put("id", id)
                .put("display_name", name)
                .put("color", color)
                .put("badges", new JsonArray(java.util.List.of(badges)));
    }

    /// A person's line at an offset of the log.
    static JsonObject message(int offset, String text) {
        return message(offset, author("ada", "Ada", "#ff8a4a"), text);
    }

    static JsonObject message(int offset, JsonObject author, String text) {
        long at = START.plusSeconds(offset).toEpochMilli();
        return new JsonObject()
                .put("type", "message")
                .put("cursor", "3:" + offset)
                .put("message_id", "id-" + offset)
                .put("author", author)
                .put("origin", "HUMAN")
                .put("text", text)
                .put("mentions", new JsonArray())
                .put("sent_at", at)
                .put("broadcast_at", at)
                .put("flags", new JsonArray())
                .put("redacted", false);
    }

    /// A persona's line with a full provenance.
    static JsonObject botMessage(int offset, JsonObject author, String text, JsonObject provenance) {
        return message(offset, author, text).put("origin", "BOT").put("provenance", provenance);
    }

    static JsonObject provenance(String agent, String trigger, String triggerText) {
        return new JsonObject()
                .put("agent", agent)
                .put("trigger", trigger)
                .put("trigger_text", triggerText)
                .put("reply_depth", 0)
                .put(
                        "reasons",
                        new JsonArray()
                                .add(reason("base_rate", 0.35))
                                .add(reason("share", 0.04))
                                .add(reason("activity_cycle", 1.25))
                                .add(reason("people_silent", 1))
                                .add(reason("affinity", 1.9))
                                .add(reason("freshness", 0.86))
                                .add(reason("already_answered", 0.5)))
                .put("model", "house")
                .put("prompt_id", "line@3")
                .put("memory_ids", new JsonArray().add("018f0000-0000-7000-8000-000000000001"))
                .put(
                        "latencies",
                        new JsonObject()
                                .put("queued_ms", 12)
                                .put("recall_ms", 7)
                                .put("generate_ms", 41));
    }

    private static JsonObject reason(String factor, double weight) {
        return new JsonObject().put("factor", factor).put("weight", weight);
    }
}
