package io.chatter.persona.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every authored line, with nouns of one number in all its slots for nouns: nothing in it disagrees with them.
class AgreementTest {

    private static final int SEEDS = 12;
    private static final String ONE = "\\b(?:goblin|ladder|wolf|lantern|dragon|bridge|castle)";
    private static final String MANY = "\\b(?:goblins|ladders|wolves|lanterns|dragons|bridges|castles)";
    private static final String ADVERBS =
            "(?:just |only |no longer |really |always |never |still |simply |also |now )*";
    private static final String BEHIND = "(?: /)? " + ADVERBS;
    private static final String SINGULAR_VERB =
            "(?:is|was|has|does|isn't|wasn't|hasn't|doesn't|hath|doth|(?!always|sometimes|backwards|this)[a-z]{3,}(?<![su])s)"
                    + "\\b(?! it | that )";
    private static final String PLURAL_VERB = "(?:are|were|have|do|aren't|weren't|haven't|don't)\\b";
    private static final String GOVERNING =
            "\\b(?:about|against|at|by|for|from|in|near|of|on|to|under|with|without|called|own)"
                    + " (?:the |those |these |some )?";

    private static final List<Pattern> FAULTS_OF_MANY = patterns(
            "(?i)\\b(?:this|that|an?|another|each|every|one)(?: (?!the |some |says )\\w+)? " + MANY,
            "(?<!" + GOVERNING + ")" + MANY + BEHIND + "(?!" + MANY + ")" + SINGULAR_VERB,
            MANY + " [^.,;!?/]*\\band (?:is|was|has|does|isn't|wasn't|needs|wants|gets)\\b",
            "(?i)(?:^|[.?!:,;/(] |\\b(?:why|what|where|how|who|when|there|here) )(?:is|was|does|has|doth|isn't|doesn't) "
                    + "(?:no |the |those |these |your |our |my )(?:\\w+ )?" + MANY,
            GOVERNING + MANY + BEHIND + PLURAL_VERB,
            MANY + "[^.;!?]*\\bitself\\b");

    private static final List<Pattern> FAULTS_OF_ONE = patterns(
            "(?i)\\b(?:these|those|some) (?:\\w+ )?" + ONE + "\\b",
            "(?i)(?:^|[.?!:,;/(] |\\b(?:why|what|where|how|who|when) )(?:are|do|have) (?:the |your |our )" + ONE
                    + "\\b",
            "^(?!.*\\b(?i:if|does|doth|did|can|could|would|should|will|let|makes?|made|and|don't)\\b).*" + ONE + BEHIND
                    + PLURAL_VERB);

    private record Said(String template, String line) {}

    @Test
    void shouldFindNothingThatDisagreesWithAPlural() {
        // When
        List<Said> said = said(Map.of(
                Slot.THING, List.of("goblins", "ladders"),
                Slot.ACTOR, List.of("wolves"),
                Slot.SIGHT, List.of("lanterns"),
                Slot.LORE, List.of("dragons"),
                Slot.OPTION, List.of("bridges", "castles")));

        // Then
        assertThat(holding(said, MANY)).isGreaterThan(3_000);
        assertThat(said).filteredOn(one -> isFaulty(one.line(), FAULTS_OF_MANY)).isEmpty();
    }

    @Test
    void shouldFindNothingThatDisagreesWithASingular() {
        // When
        List<Said> said = said(Map.of(
                Slot.THING, List.of("goblin", "ladder"),
                Slot.ACTOR, List.of("wolf"),
                Slot.SIGHT, List.of("lantern"),
                Slot.LORE, List.of("dragon"),
                Slot.OPTION, List.of("bridge", "castle")));

        // Then
        assertThat(holding(said, ONE)).isGreaterThan(3_000);
        assertThat(said).filteredOn(one -> isFaulty(one.line(), FAULTS_OF_ONE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "what is the <thing>? The <thing> exists. | what are the goblins? The goblins exist.",
                "<option> is a trap | goblins are a trap",
                "the shadow of the <thing> is long | the shadow of the goblins is long",
                "Is the <thing> here? The <thing> was. | Are the goblins here? The goblins were.",
                "dear Noor, the <thing> / has heard | dear Noor, the goblins / have heard",
                "there is no <thing> | there are no goblins",
                "whoever names the <thing> must carry <thing.it> | whoever names the goblins must carry them",
                "say that <thing.they> <thing.is> | say that they are",
                "the <thing> sometimes | the goblins sometimes",
                "hi <thing> HeyGuys | hi goblins HeyGuys",
                "a <thing.head> |"
            })
    void shouldMakeALineAgreeWithWhatItIsAbout(String line, String expected) {
        // Given
        Grammar grammar = GrammarParser.parse("test", "= react\n" + line);
        Map<Slot, List<String>> goblins = Map.of(Slot.THING, List.of("goblins"), Slot.OPTION, List.of("goblins"));

        // When
        String realised = new Realiser(grammar, goblins, new Random(1))
                .realise(grammar.rule("react").getFirst());

        // Then
        assertThat(realised).isEqualTo(expected);
    }

    private static List<Said> said(Map<Slot, List<String>> nouns) {
        Map<Slot, List<String>> values = new EnumMap<>(Slot.class);
        Arrays.stream(Slot.values()).forEach(slot -> values.put(slot, List.of("Zed")));
        values.putAll(nouns);
        return Grammars.load().all().values().stream()
                .flatMap(grammar -> grammar.rules().values().stream()
                        .flatMap(List::stream)
                        .flatMap(template -> IntStream.range(0, SEEDS)
                                .mapToObj(seed -> new Realiser(
                                                grammar, values, new Random(new SplittableRandom(seed).nextLong()))
                                        .realise(template))
                                .filter(line -> line != null)
                                .map(line -> new Said(template.id(), line))))
                .distinct()
                .toList();
    }

    private static long holding(List<Said> said, String noun) {
        Pattern holds = Pattern.compile(noun);
        return said.stream().filter(one -> holds.matcher(one.line()).find()).count();
    }

    private static boolean isFaulty(String line, List<Pattern> faults) {
        return faults.stream().anyMatch(fault -> fault.matcher(line).find());
    }

    private static List<Pattern> patterns(String... patterns) {
        return Arrays.stream(patterns).map(Pattern::compile).toList();
    }
}
