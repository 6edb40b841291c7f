package io.chatter.web;

import static io.chatter.web.Frames.author;
import static io.chatter.web.Frames.botMessage;
import static io.chatter.web.Frames.message;
import static io.chatter.web.Frames.provenance;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/// A minute of a stream as the socket tells it, for pictures: personas, people, captions, trends, density.
final class DemoScene {
    private static final int WINDOW_MS = 30_000;

    private static final JsonObject BEX =
            author("bet-it-all-bex", "bet_it_all_bex", "#f5b544", "bot", "archetype:gambler");
    private static final JsonObject INEZ =
            author("catmom-inez", "catmom_inez", "#ff7fa3", "bot", "archetype:cat-parent");
    private static final JsonObject FIN =
            author("frameperfect-fin", "frameperfect_fin", "#3ecf8e", "bot", "archetype:speedrunner");
    private static final JsonObject EDITH =
            author("grandma-edith", "GrandmaEdith", "#b79cff", "bot", "archetype:elder");
    private static final JsonObject PAULA = author("panicpaula", "panicpaula", "#1a1aff", "bot", "archetype:worrier");
    private static final JsonObject PLATO =
            author("plato-on-mute", "plato_on_mute", "#5bb8c4", "bot", "archetype:philosopher");
    private static final JsonObject SAM =
            author("stat-sheet-sam", "stat_sheet_sam", "#e0314b", "bot", "archetype:analyst");
    private static final JsonObject MIRA = author("mira", "Mira", "#ff8a4a", "broadcaster");
    private static final JsonObject TOM = author("tom", "tomwithahat", "#7bd44b", "moderator");
    private static final JsonObject ADA = author("ada", "Ada", "#4aa8ff", "subscriber");
    private static final JsonObject ROBIN = author("guest-robin", "Robin", "#4aa8ff", "guest");

    private int offset;
    private final List<JsonObject> lines = new ArrayList<>();

    static final int BOSS_LINE = 13;

    List<JsonObject> lines() {
        bot(FIN, "ok the lava skip is frame perfect, no pressure Kappa", "CONTEXT", "skip the lava room");
        bot(PAULA, "the lava room?? the LAVA room?? monkaS", "CONTEXT", "skip the lava room");
        human(ADA, "she did it first try yesterday, I was there");
        bot(BEX, "500 imaginary points on a second try PogChamp", "HUMAN", "");
        human(TOM, "reminder: no spoilers for the last boss please");
        bot(EDITH, "Good evening dears, did I miss the part with the horse?", "AMBIENT", "");
        bot(SAM, "that is death number 14 to the same jump, a new record", "CONTEXT", "not again the same jump");
        human(ADA, "KEKW KEKW KEKW");
        bot(INEZ, "my cat just left the room. she cannot watch either Sadge", "CONTEXT", "not again the same jump");
        reply(BEX, "double or nothing then", 8);
        human(MIRA, "chat should I take the left door or the right door?");
        bot(
                PLATO,
                "The left door is merely a right door that has not been walked around yet.",
                "CONTEXT",
                "left door or right door");
        bot(FIN, "left saves four seconds, right is pretty", "CONTEXT", "left door or right door");
        bot(PAULA, "NOT the left one, there was a noise monkaS", "MENTION", "");
        human(ROBIN, "left! @panicpaula you will be fine <3");
        reply(PAULA, "@Robin if this goes wrong I am blaming you", 15);
        bot(SAM, "chat is 71 % left door, 29 % screaming", "TREND", "left door");
        human(ADA, "LEFT LEFT LEFT Pog");
        bot(EDITH, "I would knock first. Manners, dear.", "CONTEXT", "left door or right door");
        bot(BEX, "she WENT LEFT LETSGO pay up chat", "CONTEXT", "alright we are going left");
        return lines;
    }

    private void human(JsonObject author, String text) {
        offset++;
        lines.add(message(offset, author, text));
    }

    private void bot(JsonObject author, String text, String trigger, String heard) {
        offset++;
        lines.add(botMessage(offset, author, text, provenance(author.getString("id"), trigger, heard)));
    }

    private void reply(JsonObject author, String text, int answered) {
        bot(author, text, "HUMAN", "");
        lines.getLast()
                .put(
                        "reply_to",
                        new JsonObject().put("message_id", "id-" + answered).put("author_id", "ada"))
                .getJsonObject("provenance")
                .put("trigger_message_id", "id-" + answered);
    }

    static JsonObject context() {
        return context(Frames.START.toEpochMilli());
    }

    private static JsonObject context(long now) {
        return new JsonObject()
                .put("type", "context")
                .put("window_start", now)
                .put("window_end", now + WINDOW_MS)
                .put(
                        "segments",
                        new JsonArray()
                                .add(segment(now - 9_000, "hello everybody welcome back to the boss rush", true))
                                .add(segment(now - 5_000, "if this works I buy a hat", true))
                                .add(segment(now, "okay one more time we skip the lava room", true))
                                .add(segment(now + 4_000, "no not again the same jump every single time", true))
                                .add(segment(now + 9_000, "alright chat left door or right door you decide", true))
                                .add(segment(now + 14_000, "alright we are going left nobody", false)))
                .put(
                        "events",
                        new JsonArray()
                                .add(event("FAIL", now + 5_000))
                                .add(event("BIG_LAUGH", now + 8_000))
                                .add(event("CHAT_QUESTION", now + 11_000)))
                .put(
                        "keywords",
                        new JsonArray()
                                .add(keyword("left door", 1))
                                .add(keyword("lava room", .8))
                                .add(keyword("same jump", .62))
                                .add(keyword("boss", .5))
                                .add(keyword("chat", .44))
                                .add(keyword("key", .3))
                                .add(keyword("horse", .18))
                                .add(keyword("speedrun", .12)))
                .put("topics", new JsonArray().add("doors and keys").add("the lava room"))
                .put(
                        "picture",
                        new JsonObject()
                                .put("at", now)
                                .put("description", "a knight before a red door")
                                .put("tags", new JsonArray().add("knight").add("door")))
                .put(
                        "recogniser",
                        new JsonObject()
                                .put("engine", "pocketsphinx")
                                .put("lag_ms", 640)
                                .put("state", "listening"));
    }

    /// The snapshot `step` windows into a wave around the door.
    static JsonObject trends(int step) {
        double wave = 24 + 14 * Math.sin(step / 2.5) + step;
        return new JsonObject()
                .put("type", "trends")
                .put("window_start", 0)
                .put("window_end", 60_000)
                .put("message_count", (int) wave)
                .put("rate_per_minute", wave)
                .put("distinct_authors", 27)
                .put(
                        "trends",
                        new JsonArray()
                                .add(trend("KEKW", "EMOTE", 9 + step, 4))
                                .add(trend("left", "WORD", 4 + 2 * step, 9))
                                .add(trend("monkaS", "EMOTE", 6 + (step % 5), 0.2))
                                .add(trend("lava room", "PHRASE", 30 - step, -3))
                                .add(trend("@Robin", "MENTION", 3 + step / 3, 1))
                                .add(trend("PogChamp", "EMOTE", 4 + step / 2, 2)));
    }

    static JsonObject density(double share) {
        return new JsonObject()
                .put("type", "density")
                .put("window_start", 0)
                .put("window_end", 60_000)
                .put("bot_count", (int) (50 * share))
                .put("human_count", (int) (50 * (1 - share)))
                .put("density", share)
                .put("bot_reply_share", 0.18)
                .put("max_reply_depth", 2)
                .put("mean_reply_depth", 0.4)
                .put("near_duplicate_share", 0.02)
                .put("posts_by_agent", new JsonArray())
                .put("alarm", share > 0.8);
    }

    /// The scene as a past that repeats itself: a line every three seconds of the clock, captions, trends and density
    /// between them.
    static JsonObject past(long from, long until) {
        List<JsonObject> lines = new DemoScene().lines();
        JsonArray moments = new JsonArray();
        for (long at = from - Math.floorMod(from, 3_000) + 3_000; at < until; at += 3_000) {
            long number = at / 3_000;
            int index = (int) (number % lines.size());
            JsonObject line = lines.get(index)
                    .copy()
                    .put("message_id", "id-" + number)
                    .put("cursor", "3:" + number)
                    .put("broadcast_at", at);
            JsonObject answered = line.getJsonObject("reply_to");
            if (answered != null) {
                int before = index
                        + 1
                        - Integer.parseInt(answered.getString("message_id").substring(3));
                answered.put("message_id", "id-" + (number - before));
            }
            moments.add(moment(at, line));
            moments.add(moment(at + 1, context(from + WINDOW_MS)));
            moments.add(moment(at + 2, trends((int) (number % 18))));
            moments.add(moment(at + 2, density(0.5 + (number % 18) / 90.0)));
        }
        return new JsonObject().put("from", from).put("until", until).put("moments", moments);
    }

    private static JsonObject moment(long at, JsonObject event) {
        return new JsonObject().put("at", at).put("event", event);
    }

    static JsonArray personas() {
        return new JsonArray()
                .add(new JsonObject()
                        .put("id", "frameperfect-fin")
                        .put("display_name", "frameperfect_fin")
                        .put("archetype", "speedrunner")
                        .put("color", "#3ecf8e")
                        .put(
                                "voice",
                                new JsonObject()
                                        .put("stance", "analytical")
                                        .put("casing", "lower")
                                        .put("max_words", 22)
                                        .put("laughter", "lmao")
                                        .put("habits", new JsonArray().add("Counts frames and seconds"))
                                        .put("samples", new JsonArray().add("four seconds on a door Kappa")))
                        .put("anchors", new JsonArray().add("Times everything, including his tea"))
                        .put(
                                "topics",
                                new JsonArray().add("skips").add("routes").add("frame counts"))
                        .put("emotes", new JsonArray().add("PogChamp").add("Kappa"))
                        .put("talkativeness", 0.6));
    }

    static JsonObject memories() {
        return new JsonObject()
                .put(
                        "memories",
                        new JsonArray()
                                .add(memory(
                                        "018f0000-0000-7000-8000-000000000001",
                                        "lore_event",
                                        "the left door is cursed"))
                                .add(memory(
                                        "018f0000-0000-7000-8000-000000000002", "relationship", "Ada is good company"))
                                .add(memory(
                                        "018f0000-0000-7000-8000-000000000003", "preference", "Gus likes mint tea")))
                .put("drift", new JsonObject().put("talkativeness", 1.1).put("keenness", 0.95));
    }

    private static JsonObject memory(String id, String type, String text) {
        return new JsonObject()
                .put("id", id)
                .put("type", type)
                .put("text", text)
                .put("updated_at", 1);
    }

    /// Makes whoever watches a moderator, on a busy evening.
    static void moderate(ScriptedGateway gateway) {
        gateway.record(new JsonArray()
                .add(Frames.decisionOf("user-max", "TIMED_OUT", 0)
                        .put("author_id", "Spamela")
                        .put("duration_ms", 600_000))
                .add(Frames.decisionOf("guest-robin", "APPROVED", -60))
                .add(Frames.decisionOf("user-molly", "ROOM_MODE", -120))
                .add(Frames.decisionOf("user-molly", "BANNED", -300).put("author_id", "guest-0192f3a4-11-7bcd01ef"))
                .add(Frames.decisionOf("user-max", "PINNED", -600)));
        gateway.send(
                Frames.joinedAsModerator(),
                Frames.modes(10, false).put("type", "modes"),
                new JsonObject()
                        .put("type", "pinned")
                        .put("message", Frames.message(1, "Boss rush until midnight, bets close at the door")),
                Frames.held(
                        "h-1", Frames.author("vic", "VinegarVic", "#e05f5f"), "whoever built this gate is a rascal"),
                Frames.held("h-2", Frames.author("lou", "LoudLou", "#3f8fd2"), "stop crying you absolute scoundrel"),
                Frames.decision("TIMED_OUT").put("author_id", "Spamela").put("duration_ms", 600_000),
                Frames.decision("DELETED").put("message_id", "gone"),
                Frames.decision("ROOM_MODE"));
    }

    private static JsonObject segment(long start, String text, boolean isFinal) {
        return new JsonObject()
                .put("start", start)
                .put("end", start + 3_000)
                .put("text", text)
                .put("confidence", .9)
                .put("is_final", isFinal);
    }

    static JsonObject event(String type, long at) {
        return new JsonObject()
                .put("type", type)
                .put("at", at)
                .put("confidence", .8)
                .put("evidence", "laughter over the last second");
    }

    private static JsonObject keyword(String term, double weight) {
        return new JsonObject().put("term", term).put("weight", weight);
    }

    private static JsonObject trend(String term, String kind, int count, double velocity) {
        return new JsonObject()
                .put("term", term)
                .put("kind", kind)
                .put("count", count)
                .put("distinct_authors", count / 2)
                .put("human_share", .4)
                .put("velocity", velocity);
    }
}
