package io.chatter.persona.house;

import io.chatter.configuration.Persona;
import io.chatter.configuration.Voice;
import io.chatter.persona.Line;
import io.chatter.persona.Memory;
import io.chatter.persona.Seeds;
import io.chatter.persona.Turn;
import io.chatter.schema.StreamContext;
import io.chatter.schema.TranscriptSegment;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes lines without a language model: reads the moment, fills the archetype's templates with its words,
/// and takes the candidate that is most about it and least like what the room has read.
///
/// The same turns in the same order give the same lines: randomness comes from the turn's seed, memory from
/// the turns before. Thread-safe; takes a few milliseconds and never waits for anything.
public final class HouseModel {

    /// Name of the model in provenance.
    public static final String NAME = "house-1";

    private static final int CANDIDATES = 24;
    /// A template rests until the agent has used this share of the others.
    private static final double REST_SHARE = 0.75;
    /// How much chance weighs against merit, so that the best template does not win every time.
    private static final double CHANCE = 0.5;
    private static final Set<Slot> MEMORIES = Set.of(Slot.MEMORY, Slot.MEMORY_YOU, Slot.MEMORY_THING, Slot.ASKED);
    private static final int WORDS_OVER = 4;
    private static final Pattern SELF_DISCLOSURE =
            Pattern.compile("(?i)\\b(as an ai|i'?m an? (ai|bot)|i am an? (ai|bot)|language model|chat ?bot)\\b");

    private final Grammars grammars;
    private final Lexicon lexicon;
    private final MomentReader reader;
    private final Keyphrases keyphrases;
    private final Emotes emotes = Emotes.load();
    private final Map<String, RoomNotebook> notebooks = new ConcurrentHashMap<>();

    /// What was said.
    ///
    /// @param template id of the authored line that it is made from, for instance `dry-cynic/tease:31`
    /// @param memories ids of the memories that the line uses
    public record Said(String text, String template, List<UUID> memories) {
        public Said {
            memories = List.copyOf(memories);
        }
    }

    /// What all drafts of one line are made from.
    private record Desk(
            Turn turn, Moment moment, Grammar grammar, Reranker reranker, Dressing dressing, RoomNotebook notebook) {
        Voice voice() {
            return turn.agent().persona().voice();
        }
    }

    /// @param known whether the room has read it before, or nearly
    private record Draft(Template template, String text, boolean remembers, boolean known, double score) {
        boolean beats(@Nullable Draft other) {
            return other == null || (known == other.known() ? score > other.score() : !known);
        }
    }

    /// Reads the grammars that ship in the jar.
    public HouseModel() {
        this(Grammars.load(), Lexicon.load());
    }

    HouseModel(Grammars grammars, Lexicon lexicon) {
        this.grammars = grammars;
        this.lexicon = lexicon;
        this.reader = new MomentReader(lexicon, emotes);
        this.keyphrases = new Keyphrases(lexicon);
    }

    /// One line of 1 to [Line#MAX_LENGTH] characters for the turn.
    public String say(Turn turn) {
        return speak(turn).text();
    }

    /// As [#say], with what the line is made of.
    public Said speak(Turn turn) {
        Random random =
                new Random(Seeds.mix(1, turn.seed() ^ Seeds.mix(1, turn.agent().seed())));
        RoomNotebook notebook = notebooks.computeIfAbsent(turn.agent().roomId(), room -> new RoomNotebook());
        Moment moment = withLore(reader.read(turn, random), turn, notebook);
        Draft best = best(desk(turn, moment, notebook), random);
        notebook.wrote(turn.agent().name(), best.template().id(), best.text());
        return new Said(best.text(), best.template().id(), best.remembers() ? used(turn, moment) : List.of());
    }

    private static List<UUID> used(Turn turn, Moment moment) {
        List<String> clause = moment.values().getOrDefault(Slot.MEMORY, List.of());
        return turn.memories().stream()
                .filter(memory -> clause.contains(MemoryWords.clause(memory)))
                .map(Memory::id)
                .limit(1)
                .toList();
    }

    private Moment withLore(Moment moment, Turn turn, RoomNotebook notebook) {
        Set<String> current = new HashSet<>(moment.values().getOrDefault(Slot.THING, List.of()));
        current.addAll(moment.values().getOrDefault(Slot.SIGHT, List.of()));
        StreamContext context = turn.scene().context();
        if (context != null) {
            for (TranscriptSegment segment : context.getSegments()) {
                if (segment.getIsFinal() && notebook.isNew(segment.getEnd())) {
                    notebook.heard(
                            keyphrases.nounPhrases(segment.getText()),
                            turn.scene().now());
                }
            }
        }
        Worn worn = Worn.in(turn.scene());
        Map<Slot, List<String>> values = new EnumMap<>(Slot.class);
        for (Slot slot : List.of(Slot.THING, Slot.SIGHT)) {
            values.put(slot, worn.last(moment.values().getOrDefault(slot, List.of())));
        }
        values.put(Slot.LORE, worn.unsaid(notebook.lore(turn.scene().now(), current)));
        Moment known = moment.with(values);
        return withNames(known, context, notebook);
    }

    private Moment withNames(Moment moment, @Nullable StreamContext context, RoomNotebook notebook) {
        String heard = context == null
                ? ""
                : context.getSegments().stream().map(TranscriptSegment::getText).collect(Collectors.joining(" "));
        Set<String> names = notebook.names(ProperNames.introducedIn(heard, lexicon));
        Map<Slot, List<String>> named = new EnumMap<>(Slot.class);
        for (Slot slot : List.of(Slot.THING, Slot.ACTOR, Slot.SIGHT, Slot.LORE)) {
            named.put(slot, ProperNames.capitalised(moment.values().getOrDefault(slot, List.of()), names));
        }
        Set<String> actors = new LinkedHashSet<>(named.getOrDefault(Slot.THING, List.of()));
        actors.removeIf(thing -> !ProperNames.isOne(thing));
        actors.addAll(named.getOrDefault(Slot.ACTOR, List.of()));
        named.put(Slot.ACTOR, List.copyOf(actors));
        return moment.with(named);
    }

    private Desk desk(Turn turn, Moment moment, RoomNotebook notebook) {
        Persona persona = turn.agent().persona();
        Grammar grammar = grammars.of(persona.archetype());
        return new Desk(
                turn,
                moment,
                grammar,
                new Reranker(keyphrases, grammars.idiolectOf(grammar), moment.trigger(), turn.scene(), notebook),
                new Dressing(persona, grammar, moment, emotes),
                notebook);
    }

    private Draft best(Desk desk, Random random) {
        Map<String, Integer> ages =
                desk.notebook().templateAges(desk.turn().agent().name());
        Intent intent = desk.moment().intent();
        Draft best = null;
        while (true) {
            List<Template> lines = desk.grammar().linesFor(intent);
            best = best(desk, rested(lines, ages, random), best, random);
            if (best == null && desk.moment().addressee() != null) {
                best = best(desk, lines, null, random);
            }
            // A person is rather answered in known words than off the subject.
            boolean enough =
                    best != null && (!best.known() || desk.moment().addressee() != null || intent == Intent.AMBIENT);
            if (best != null && enough) {
                return best;
            }
            if (intent == Intent.AMBIENT) {
                throw new IllegalStateException("no line of " + desk.grammar().archetype() + " fits an empty scene");
            }
            intent = intent.fallback();
        }
    }

    private @Nullable Draft best(Desk desk, List<Template> lines, @Nullable Draft soFar, Random random) {
        Draft best = soFar;
        for (Template template : lines) {
            Draft draft = draft(desk, template, random);
            if (draft != null && draft.beats(best)) {
                best = draft;
            }
        }
        return best;
    }

    /// Up to [#CANDIDATES] templates by weighted chance, without those the agent used lately.
    private static List<Template> rested(List<Template> lines, Map<String, Integer> ages, Random random) {
        int rest = (int) (lines.size() * REST_SHARE);
        List<Template> usable = new ArrayList<>(lines.stream()
                .filter(line -> ages.getOrDefault(line.id(), Integer.MAX_VALUE) >= rest)
                .toList());
        List<Template> drawn = new ArrayList<>();
        while (!usable.isEmpty() && drawn.size() < CANDIDATES) {
            double at = random.nextDouble()
                    * usable.stream().mapToDouble(Template::weight).sum();
            int index = 0;
            while (index < usable.size() - 1 && (at -= usable.get(index).weight()) > 0) {
                index++;
            }
            drawn.add(usable.remove(index));
        }
        return drawn;
    }

    private @Nullable Draft draft(Desk desk, Template template, Random random) {
        Realiser realiser = new Realiser(desk.grammar(), desk.moment().values(), random);
        String words = realiser.realise(template);
        if (words == null || words.isEmpty()) {
            return null;
        }
        String line = desk.dressing().dress(words, realiser, random);
        boolean usable = line.length() <= Line.MAX_LENGTH
                && Words.of(line).size() <= desk.voice().maxWords() + WORDS_OVER
                && !SELF_DISCLOSURE.matcher(line).find();
        return usable
                ? new Draft(
                        template,
                        line,
                        realiser.used(MEMORIES),
                        desk.notebook().knows(template.id(), line),
                        desk.reranker().score(line) + CHANCE * random.nextDouble())
                : null;
    }
}
