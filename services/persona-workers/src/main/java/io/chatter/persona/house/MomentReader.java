package io.chatter.persona.house;

import io.chatter.configuration.Persona;
import io.chatter.persona.Decision;
import io.chatter.persona.Scene;
import io.chatter.persona.Turn;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Origin;
import io.chatter.schema.StreamEvent;
import io.chatter.schema.TrendsSnapshot;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Reads a turn: what happened, what the line should do about it, and which words it may play with. Pure.
final class MomentReader {

    private static final int LAST_WORDS = 8;
    private static final double EVENT_CHANCE = 0.5;
    private static final double SCENE_CUT_CHANCE = 0.35;
    private static final double AMBIENT_REACT_CHANCE = 0.5;
    private static final double AMBIENT_LORE_CHANCE = 0.2;
    private static final double WONDER_CHANCE = 0.35;
    private static final double EMOTE_CHANCE = 0.25;
    private static final double EMOTE_TREND_CHANCE = 0.4;
    private static final double PILE_ON_CHANCE = 0.35;
    /// For each weight of asking in a stance.
    private static final double ASK_CHANCE = 0.03;

    private final Lexicon lexicon;
    private final Keyphrases keyphrases;
    private final Subjects subjects;
    private final AnswerReader answers;
    private final Stance.Book stances = Stance.load();
    private final Portraits portraits = Portraits.load();
    private final Emotes emotes;

    MomentReader(Lexicon lexicon, Emotes emotes) {
        this.lexicon = lexicon;
        this.keyphrases = new Keyphrases(lexicon);
        this.subjects = new Subjects(keyphrases);
        this.answers = new AnswerReader(lexicon, keyphrases, stances, portraits);
        this.emotes = emotes;
    }

    Moment read(Turn turn, Random random) {
        Decision decision = turn.decision();
        ChatMessage answering = decision.answering();
        Crowd crowd = Crowd.around(turn.agent().name(), turn.scene());
        Moment moment = switch (decision.trigger()) {
            case HUMAN, MENTION, BOT ->
                answering == null ? outOfTheBlue(turn.scene(), random) : answers.read(turn, answering, random);
            case CONTEXT -> inCrowd(onStream(turn, random), crowd, random);
            case TREND -> onTrend(turn.scene(), decision.triggerText(), random);
            case AMBIENT -> outOfTheBlue(turn.scene(), random);
        };
        return waving(moment, crowd).over(fromRoom(turn));
    }

    private Moment onStream(Turn turn, Random random) {
        Scene scene = turn.scene();
        String triggerText = turn.decision().triggerText();
        Speech speech = Speech.in(scene);
        boolean heard = triggerText != null && Speech.wasHeard(triggerText, scene);
        String words = heard && triggerText != null ? triggerText : speech.words();
        StreamEvent named = Speech.eventNamed(triggerText, scene);
        StreamEvent event = named == null ? speech.event() : named;
        if (event != null && (named != null || random.nextDouble() < EVENT_CHANCE)) {
            return onEvent(event, words, turn.agent().persona(), random);
        }
        if (words.isBlank()) {
            return subjects.about(Intent.AMBIENT, words);
        }
        double asks =
                ASK_CHANCE * stances.of(turn.agent().persona().voice().stance()).asks();
        return subjects.about(random.nextDouble() < asks ? Intent.ASK : Intent.REACT, words);
    }

    private Moment onEvent(StreamEvent event, String words, Persona persona, Random random) {
        return switch (event.getType()) {
            case FAIL -> subjects.about(Intent.FAIL, words);
            case CLUTCH, HYPE -> subjects.about(Intent.CLUTCH, words);
            case BIG_LAUGH -> subjects.about(Intent.LAUGH, words);
            case SILENCE -> subjects.about(silence(random), words);
            case CHAT_QUESTION ->
                portraits.answering(subjects.asked(words, Question.ofWords(Words.of(words), lexicon), null), persona);
            case SCENE_CHANGE ->
                subjects.about(random.nextDouble() < SCENE_CUT_CHANCE ? Intent.SCENE : Intent.REACT, words);
            case TRANSCRIPT_GAP, UNKNOWN -> subjects.about(Intent.REACT, words);
        };
    }

    private static Intent silence(Random random) {
        return random.nextDouble() < WONDER_CHANCE ? Intent.WONDER : Intent.SILENCE;
    }

    /// In a wave some send emotes alone, and some say what several others do.
    private Moment inCrowd(Moment moment, Crowd crowd, Random random) {
        boolean stirring = !emotes.fitting(moment.intent()).isEmpty();
        if (stirring && crowd.surges() && random.nextDouble() < EMOTE_CHANCE) {
            return waving(moment, crowd).as(Intent.EMOTE);
        }
        if (moment.intent() != Intent.REACT || random.nextDouble() >= PILE_ON_CHANCE) {
            return moment;
        }
        Optional<Crowd.Chorus> chorus = crowd.chorus(moment.values().getOrDefault(Slot.THING, List.of()), keyphrases);
        return chorus.map(one -> moment.as(Intent.PILE_ON)
                        .with(Map.of(Slot.THING, List.of(one.thing()), Slot.MATE, one.singers())))
                .orElse(moment);
    }

    /// The emotes of the room and of what happened; those of a moment that has some already stay.
    private Moment waving(Moment moment, Crowd crowd) {
        if (moment.values().containsKey(Slot.WAVE)) {
            return moment;
        }
        List<String> wave = new ArrayList<>(emotes.fitting(moment.intent()));
        wave.addAll(
                0,
                crowd.emotes(emotes).stream()
                        .filter(emote -> wave.isEmpty() || wave.contains(emote))
                        .toList());
        return moment.with(Map.of(Slot.WAVE, wave));
    }

    private Moment onTrend(Scene scene, @Nullable String term, Random random) {
        String trend = term == null ? topTrend(scene.trends()) : term;
        if (trend == null || scene.names(trend)) {
            return subjects.about(Intent.AMBIENT, "");
        }
        boolean emote = emotes.names().contains(trend) && random.nextDouble() < EMOTE_TREND_CHANCE;
        return subjects.about(emote ? Intent.EMOTE : Intent.TREND, trend)
                .with(Map.of(Slot.TREND, List.of(trend)))
                .with(emote ? Map.of(Slot.WAVE, List.of(trend)) : Map.of());
    }

    private static @Nullable String topTrend(@Nullable TrendsSnapshot trends) {
        return trends == null || trends.getTrends().isEmpty()
                ? null
                : trends.getTrends().getFirst().getTerm();
    }

    private Moment outOfTheBlue(Scene scene, Random random) {
        String words = Speech.in(scene).words();
        double draw = random.nextDouble();
        if (draw < AMBIENT_REACT_CHANCE) {
            if (!words.isBlank()) {
                return subjects.about(Intent.REACT, words);
            }
            if (random.nextDouble() < WONDER_CHANCE) {
                return subjects.about(Intent.WONDER, "");
            }
        }
        return subjects.about(draw > 1 - AMBIENT_LORE_CHANCE ? Intent.LORE : Intent.AMBIENT, "");
    }

    private Map<Slot, List<String>> fromRoom(Turn turn) {
        Map<Slot, List<String>> values = new EnumMap<>(Slot.class);
        values.put(Slot.SIGHT, subjects.shown(turn.scene()));
        values.put(Slot.ACTOR, subjects.actors(turn.scene()));
        values.put(Slot.HEARD, lastWords(turn.scene()));
        values.put(Slot.TITLE, List.of(turn.scene().room().title()));
        values.put(Slot.TOPIC, turn.agent().persona().topics());
        values.put(Slot.EMOTE, turn.agent().persona().emotes());
        values.put(Slot.LAUGH, List.of(turn.agent().persona().voice().laughter()));
        values.put(Slot.MATE, mates(turn));
        return values;
    }

    /// The end of what the streamer said last; none when that was nothing.
    private static List<String> lastWords(Scene scene) {
        List<String> words = Words.of(Speech.in(scene).words());
        return words.size() < 2
                ? List.of()
                : List.of(String.join(" ", words.subList(Math.max(0, words.size() - LAST_WORDS), words.size())));
    }

    /// Personas that spoke lately, without the speaker.
    private static List<String> mates(Turn turn) {
        List<String> mates = new ArrayList<>();
        for (ChatMessage message : turn.scene().recent().reversed()) {
            String name = message.getAuthor().getDisplayName();
            boolean other = !message.getAuthor().getId().equals(turn.agent().name())
                    && !name.equals(turn.agent().persona().displayName());
            if (message.getOrigin() == Origin.BOT && other && !mates.contains(name) && mates.size() < 6) {
                mates.add(name);
            }
        }
        return mates;
    }
}
