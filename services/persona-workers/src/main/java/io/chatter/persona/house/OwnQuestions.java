package io.chatter.persona.house;

import io.chatter.persona.Memory;
import io.chatter.schema.MemoryType;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads what people ask of themselves, and finds what is remembered that answers it: `what is my cat called`,
/// `where am i from`, `do i like spiders`. Pure.
final class OwnQuestions {

    private static final String ASKS =
            "\\b(?:what|what's|whats|who|who's|how|remember|recall|know|guess|tell|say|forgot)\\b";
    private static final String GOES_ON = "(?! (?:is|are|was|has) \\S)";
    private static final String LIKE = "(?:like|love|enjoy|adore|prefer|into|a fan of)";
    private static final String HATE = "(?:hate|dislike|fear|dread|scared of|afraid of|terrified of)";
    private static final String LOVES = " (?:loves|likes|enjoys|adores|prefers|is into|is a fan of) (.+)$";
    private static final String HATES = " (?:hates|dislikes|fears|is (?:afraid|scared|terrified) of|can't stand) (.+)$";
    private static final String FAVOURITE = ASKS + ".*\\bmy (?:all time )?fav(?:ou?rite|e)? ([a-z]+)\\b" + GOES_ON;
    private static final Set<String> PETS = Set.of("pet", "pets", "animal", "animals");
    private static final Pattern HAS_PET = Pattern.compile(
            "(?:cat|dog|kitten|puppy|hamster|parrot|bird|rabbit|bunny|snake|lizard|horse|turtle|ferret)s?\\b");
    private static final Set<String> FILLERS =
            Set.of("a", "an", "the", "my", "own", "any", "really", "some", "little", "old", "new", "again", "too");
    private static final Set<String> NEUTRAL = Set.of(
            "what",
            "whats",
            "what's",
            "who",
            "who's",
            "how",
            "when",
            "where",
            "which",
            "why",
            "do",
            "does",
            "did",
            "is",
            "are",
            "am",
            "was",
            "were",
            "have",
            "has",
            "i",
            "i'm",
            "me",
            "you",
            "u",
            "of",
            "about",
            "in",
            "on",
            "for",
            "to",
            "remember",
            "recall",
            "know",
            "guess",
            "tell",
            "that",
            "if",
            "it",
            "say",
            "said",
            "told",
            "again");
    private static final Pattern ASKS_SOMETHING =
            Pattern.compile("^(?:so |and |hey |wait |ok )*(?:what|what's|whats|who|who's|do|did|am|have)\\b"
                    + "|\\b(?:remember|recall|know|guess)\\b");
    private static final Pattern OWN_NAME = Pattern.compile(ASKS + ".*\\bmy name\\b" + GOES_ON + "|\\bcall me$");
    private static final Pattern CALLED = Pattern.compile("(?i) (?:wants to be called|goes by) (.+)$");
    private static final Pattern OF_ONESELF = Pattern.compile("\\b(?:my|i|i'm|me)\\b");

    /// @param asks finds the question; its first group, if any, names what it is about
    /// @param tells finds what answers it in a memory; its first group, if any, is the answer in the fewest words
    /// @param admits whether a persona that remembers nothing of it says so: the question can mean nothing else
    private record Aspect(Pattern asks, Pattern tells, boolean admits) {
        Aspect(String asks, String tells, boolean admits) {
            this(Pattern.compile(asks), Pattern.compile("(?i)" + tells), admits);
        }
    }

    /// The first that fits counts.
    private static final List<Aspect> ASPECTS = List.of(
            new Aspect(FAVOURITE, "\\bfavou?rite [a-z ]+? (?:is|are) (.+)$", false),
            new Aspect(FAVOURITE, LOVES, true),
            new Aspect(
                    ASKS + ".*\\bmy (?:[a-z]+ )*?([a-z-]+?)(?:'?s)? (?:is )?(?:called|named|names?)\\b" + GOES_ON,
                    "\\b(?:called|named|name is|names are) (.+)$",
                    true),
            new Aspect(
                    "\\b(?:name of|i (?:call|name|named)|did i (?:call|name)) my ([a-z-]+)",
                    "\\b(?:called|named|name is|names are) (.+)$",
                    true),
            new Aspect(
                    "\\bwhere (?:am i from|do i (?:live|come from)|i'm from|i am from)\\b",
                    " (?:is|comes) from (.+)$| lives in (.+)$",
                    true),
            new Aspect(
                    "\\bwhat(?:'?s| is) my job\\b|\\bwhat (?:do i|i) do for (?:a living|work)\\b|\\bwhere (?:do i|i) work\\b"
                            + "|\\bwhat (?:do i|i) work as\\b",
                    " works (?:as|at|in|for) (.+)$",
                    true),
            new Aspect("\\bhow old (?:am i|i am)\\b", " is (\\d{1,3})\\b", true),
            new Aspect("\\bwhat (?:[a-z]+ )?(?:do|did|am) i (?:say i )?" + LIKE + "$", LOVES, true),
            new Aspect("\\bwhat (?:[a-z]+ )?(?:do|did|am) i (?:say i )?" + HATE + "$", HATES, true),
            new Aspect(
                    "\\b(?:do|did|am) i (?:say i )?(?:" + LIKE + "|" + HATE + ") (.+)",
                    "(?:" + LOVES + "|" + HATES + ")",
                    true),
            new Aspect(
                    "\\bwhat (?:[a-z]+ )?(?:do|did|am) i (play|collect|learn|speak|bake|paint|main|speedrun|knit|grow)"
                            + "(?:ing)?$",
                    " [a-z]+s (.+)$",
                    true),
            new Aspect("\\b(?:do|did) i have (?:a |an |any )([a-z -]+)", " has (.+)$", false),
            new Aspect("\\b(?:what|which) (pets?|animals?) do i (?:have|own)\\b", " has (.+)$", true));

    /// What a line may answer.
    ///
    /// @param memory that answers; null when none does
    /// @param asked the answer in the fewest words, for instance `Miso`; null when there are no fewer
    record Answer(@Nullable Memory memory, @Nullable String asked) {
        Intent intent() {
            return memory == null && asked == null ? Intent.UNTOLD : Intent.RECALL;
        }

        /// What a line may say of it.
        Map<Slot, List<String>> words(String name) {
            Map<Slot, List<String>> values = new EnumMap<>(Slot.class);
            if (memory != null) {
                values.putAll(Reminiscence.words(memory, name));
            }
            values.put(Slot.ASKED, asked == null ? List.of() : List.of(asked));
            return values;
        }
    }

    private OwnQuestions() {}

    /// Null when the text asks nothing of its author.
    ///
    /// @param memories what is remembered of the author, the most relevant first
    /// @param name of the author, which answers who asks for it
    static @Nullable Answer answer(String text, List<Memory> memories, String name) {
        String question = String.join(" ", Words.of(text));
        if (OWN_NAME.matcher(question).find()) {
            return told(CALLED, Set.of(), memories).orElse(new Answer(null, name));
        }
        for (Aspect aspect : ASPECTS) {
            Matcher asks = aspect.asks().matcher(question);
            if (asks.find()) {
                Optional<Answer> told = told(aspect.tells(), topic(asks), memories);
                if (told.isPresent() || aspect.admits()) {
                    return told.orElse(new Answer(null, null));
                }
            }
        }
        return OF_ONESELF.matcher(question).find() ? inItsWords(question, memories) : null;
    }

    private static Set<String> topic(Matcher asks) {
        String words = asks.groupCount() == 0 || asks.group(1) == null ? "" : asks.group(1);
        return stems(words, word -> !FILLERS.contains(word));
    }

    private static Optional<Answer> told(Pattern tellsOfIt, Set<String> topic, List<Memory> memories) {
        for (Memory memory : memories) {
            String clause = MemoryWords.clause(memory);
            Matcher tells = tellsOfIt.matcher(clause);
            if (isOfFact(memory) && tells.find() && concerns(clause, topic)) {
                return Optional.of(new Answer(memory, group(tells)));
            }
        }
        return Optional.empty();
    }

    private static boolean isOfFact(Memory memory) {
        return memory.type() == MemoryType.PREFERENCE || memory.type() == MemoryType.RELATIONSHIP;
    }

    private static boolean concerns(String clause, Set<String> topic) {
        boolean pets = topic.stream().anyMatch(PETS::contains);
        return pets
                ? HAS_PET.matcher(clause.toLowerCase(Locale.ROOT)).find()
                : allStems(clause).containsAll(topic);
    }

    private static @Nullable String group(Matcher tells) {
        for (int group = 1; group <= tells.groupCount(); group++) {
            if (tells.group(group) != null) {
                return tells.group(group);
            }
        }
        return null;
    }

    /// A question whose words of meaning a memory all holds is answered with it.
    private static @Nullable Answer inItsWords(String question, List<Memory> memories) {
        Set<String> topic = stems(question, word -> !FILLERS.contains(word) && !NEUTRAL.contains(word));
        return topic.isEmpty() || !ASKS_SOMETHING.matcher(question).find()
                ? null
                : memories.stream()
                        .filter(OwnQuestions::isOfFact)
                        .filter(memory -> allStems(MemoryWords.clause(memory)).containsAll(topic))
                        .findFirst()
                        .map(memory -> new Answer(memory, null))
                        .orElse(null);
    }

    private static Set<String> allStems(String text) {
        return stems(text, word -> true);
    }

    private static Set<String> stems(String text, Predicate<String> wanted) {
        return Words.of(text).stream()
                .filter(wanted)
                .map(word -> word.equals("favorite") ? "favourite" : word)
                .map(Words::stem)
                .collect(Collectors.toSet());
    }
}
