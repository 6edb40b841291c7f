package io.chatter.persona.house;

import io.chatter.persona.Decision;
import io.chatter.persona.Greetings;
import io.chatter.persona.Memory;
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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads a turn: what happened, what the line should do about it, and which words it may play with. Pure.
final class MomentReader {

    private static final int GREETING_WORDS = 8;
    private static final int LAST_WORDS = 8;
    private static final Set<String> NATURE = Set.of("bot", "bots", "ai", "robot", "human", "gpt", "llm", "npc");
    private static final double EVENT_CHANCE = 0.5;
    private static final double SCENE_CUT_CHANCE = 0.35;
    private static final double AMBIENT_REACT_CHANCE = 0.5;
    private static final double AMBIENT_LORE_CHANCE = 0.2;

    private final Lexicon lexicon;
    private final Keyphrases keyphrases;
    private final Reminiscence reminiscence;

    MomentReader(Lexicon lexicon) {
        this.lexicon = lexicon;
        this.keyphrases = new Keyphrases(lexicon);
        this.reminiscence = new Reminiscence(lexicon, keyphrases);
    }

    Moment read(Turn turn, Random random) {
        Decision decision = turn.decision();
        ChatMessage answering = decision.answering();
        Moment moment = switch (decision.trigger()) {
            case HUMAN, MENTION, BOT ->
                answering == null ? outOfTheBlue(turn.scene(), random) : answer(turn, answering, random);
            case CONTEXT -> onStream(turn.scene(), decision.triggerText(), random);
            case TREND -> onTrend(turn.scene(), decision.triggerText());
            case AMBIENT -> outOfTheBlue(turn.scene(), random);
        };
        return moment.with(fromRoom(turn));
    }

    private Moment onStream(Scene scene, @Nullable String triggerText, Random random) {
        Speech speech = Speech.in(scene);
        boolean heard = triggerText != null && Speech.wasHeard(triggerText, scene);
        String words = heard && triggerText != null ? triggerText : speech.words();
        StreamEvent named = Speech.eventNamed(triggerText, scene);
        StreamEvent event = named == null ? speech.event() : named;
        if (event != null && (named != null || random.nextDouble() < EVENT_CHANCE)) {
            return switch (event.getType()) {
                case FAIL -> about(Intent.FAIL, words);
                case CLUTCH, HYPE -> about(Intent.CLUTCH, words);
                case BIG_LAUGH -> about(Intent.LAUGH, words);
                case SILENCE -> about(Intent.SILENCE, words);
                case CHAT_QUESTION -> ask(words, Question.ofWords(Words.of(words), lexicon), null);
                case SCENE_CHANGE -> about(random.nextDouble() < SCENE_CUT_CHANCE ? Intent.SCENE : Intent.REACT, words);
                case TRANSCRIPT_GAP, UNKNOWN -> about(Intent.REACT, words);
            };
        }
        return about(words.isBlank() ? Intent.AMBIENT : Intent.REACT, words);
    }

    private Moment onTrend(Scene scene, @Nullable String term) {
        String trend = term == null ? topTrend(scene.trends()) : term;
        if (trend == null) {
            return about(Intent.AMBIENT, "");
        }
        return about(Intent.TREND, trend).with(Map.of(Slot.TREND, List.of(trend)));
    }

    private static @Nullable String topTrend(@Nullable TrendsSnapshot trends) {
        return trends == null || trends.getTrends().isEmpty()
                ? null
                : trends.getTrends().getFirst().getTerm();
    }

    private Moment outOfTheBlue(Scene scene, Random random) {
        String words = Speech.in(scene).words();
        double draw = random.nextDouble();
        if (!words.isBlank() && draw < AMBIENT_REACT_CHANCE) {
            return about(Intent.REACT, words);
        }
        return about(draw > 1 - AMBIENT_LORE_CHANCE ? Intent.LORE : Intent.AMBIENT, "");
    }

    private Moment answer(Turn turn, ChatMessage message, Random random) {
        String text = withoutNames(message.getText(), turn.scene());
        String name = message.getAuthor().getDisplayName();
        boolean person = message.getOrigin() == Origin.HUMAN;
        Map<Slot, List<String>> who = Map.of(Slot.WHO, List.of(name));
        List<String> words = Words.of(text);
        if (person && words.stream().anyMatch(NATURE::contains)) {
            return new Moment(Intent.REPLY, "", who, name);
        }
        Optional<Memory> memory = person ? reminiscence.about(turn, message) : Optional.empty();
        Map<Slot, List<String>> known =
                memory.map(one -> Reminiscence.words(one, name)).orElse(Map.of());
        if (memory.isPresent() && reminiscence.comesUp(memory.get(), message.getText(), random)) {
            return new Moment(
                    Intent.REMEMBER,
                    text,
                    withSubject(about(Intent.REMEMBER, text), turn.scene())
                            .with(who)
                            .with(known)
                            .values(),
                    name);
        }
        String said = Greetings.rest(text);
        Question question = Question.in(said, lexicon);
        boolean greetsOnly =
                Greetings.in(text) && (question == null || Words.of(said).isEmpty());
        if (person && greetsOnly && words.size() <= GREETING_WORDS) {
            return new Moment(Intent.GREET, "", who, name);
        }
        Intent wanted = person ? Question.aboutStream(said) : null;
        if (wanted != null) {
            return new Moment(wanted, said, about(wanted, said).with(who).values(), name);
        }
        if (question != null && (person || question.answeredBy() == Intent.CHOICE)) {
            return withSubject(ask(said, question, person ? name : null), turn.scene())
                    .with(who);
        }
        Intent intent = person ? Intent.REPLY : Intent.RIFF;
        Moment moment = person ? withSubject(about(intent, text), turn.scene()) : riff(text, turn.scene());
        return new Moment(intent, text, moment.with(who).with(known).values(), person ? name : null);
    }

    /// A person who names no thing talks about what the stream shows.
    private Moment withSubject(Moment moment, Scene scene) {
        return moment.values().containsKey(Slot.THING)
                ? moment
                : moment.with(Map.of(
                        Slot.THING, keyphrases.nounPhrases(Speech.in(scene).words())));
    }

    /// Another persona's words are mostly its own manner: only what it took from the stream is a subject.
    private Moment riff(String text, Scene scene) {
        List<String> shown = keyphrases.nounPhrases(Speech.in(scene).words());
        Set<String> stems = keyphrases.contentStems(text);
        List<String> shared = shown.stream()
                .filter(thing -> stems.containsAll(keyphrases.contentStems(thing)))
                .toList();
        Map<Slot, List<String>> subject = Map.of(Slot.THING, shared.isEmpty() ? shown : shared);
        return new Moment(Intent.RIFF, text, Map.of(), null).with(subject);
    }

    /// Names of those who chat are nobody's subject.
    private static String withoutNames(String text, Scene scene) {
        Set<String> names = scene.recent().stream()
                .map(message -> message.getAuthor().getDisplayName())
                .collect(Collectors.toSet());
        return Stream.of(text.split(" "))
                .filter(word -> !names.contains(word.replaceAll("[^\\p{L}\\p{N}_]", "")))
                .collect(Collectors.joining(" "));
    }

    private Moment ask(String text, Question question, @Nullable String addressee) {
        Moment about = about(question.answeredBy(), text);
        String first = question.first();
        String second = question.second();
        Map<Slot, List<String>> sides =
                first == null || second == null ? Map.of() : Map.of(Slot.OPTION, List.of(first, second));
        Moment asked = about.with(sides);
        return new Moment(asked.intent(), text, asked.values(), addressee);
    }

    private Moment about(Intent intent, String text) {
        List<String> things = keyphrases.nounPhrases(text);
        Map<Slot, List<String>> values = new EnumMap<>(Slot.class);
        values.put(Slot.THING, things);
        values.put(Slot.ACT, keyphrases.actions(text));
        values.put(Slot.QUOTE, keyphrases.quotes(text));
        return new Moment(intent, text, Map.of(), null).with(values);
    }

    private Map<Slot, List<String>> fromRoom(Turn turn) {
        Map<Slot, List<String>> values = new EnumMap<>(Slot.class);
        values.put(Slot.SIGHT, keyphrases.nounPhrases(Speech.in(turn.scene()).words()));
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
