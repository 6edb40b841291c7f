package io.chatter.persona.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnglishTest {

    @ParameterizedTest
    @CsvSource({
        "dragon,a dragon,dragons",
        "old castle,an old castle,old castles",
        "wolf,a wolf,wolves",
        "spoons,some spoons,spoons",
        "gold,some gold,gold",
        "berry,a berry,berries",
        "witch,a witch,witches"
    })
    void shouldInflectNouns(String noun, String withArticle, String plural) {
        assertThat(Morphology.withArticle(noun)).isEqualTo(withArticle);
        assertThat(Morphology.plural(noun)).isEqualTo(plural);
    }

    @ParameterizedTest
    @CsvSource({
        "run,running,ran",
        "die,dying,died",
        "panic,panicking,panicked",
        "dance,dancing,danced",
        "cry,crying,cried"
    })
    void shouldInflectVerbs(String verb, String gerund, String past) {
        assertThat(Morphology.gerund(verb)).isEqualTo(gerund);
        assertThat(Morphology.past(verb)).isEqualTo(past);
    }

    @ParameterizedTest
    @CsvSource({
        "another <thing>, spider, another spider",
        "another <thing>, health,",
        "one more <thing>, goblins,",
        "an ordinary <thing>, gold,",
        "count the <thing.plural>, spider, count the spiders",
        "count the <thing.plural>, health,",
        "count the <thing.plural>, Deborah,",
        "the <thing>, health, the health"
    })
    void shouldCountOnlyWhatComesInOnes(String line, String thing, String expected) {
        // Given
        Grammar grammar = GrammarParser.parse("test", "= react\n" + line);
        Realiser realiser = new Realiser(grammar, Map.of(Slot.THING, List.of(thing)), new Random(1));

        // When
        String realised = realiser.realise(grammar.rule("react").getFirst());

        // Then
        assertThat(realised).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "the <thing> looks tired,the goblins look tired",
        "the <thing> is doing its best,the goblins are doing their best",
        "Does the <thing> know?,Do the goblins know?",
        "the <thing> no longer scales,the goblins no longer scale",
        "the <thing> had it coming,the goblins had it coming",
        "That <thing> fell flat,Those goblins fell flat",
        "that <thing> hums like a fridge,those goblins hum like a fridge",
        "this <thing> is his best,these goblins are his best",
        "Is that <thing> warm?,Are those goblins warm?"
    })
    void shouldMakeVerbsAgreeWithPlurals(String line, String expected) {
        // Given
        Grammar grammar = GrammarParser.parse("test", "= react\n" + line);
        Realiser realiser = new Realiser(grammar, Map.of(Slot.THING, List.of("goblins")), new Random(1));

        // When, Then
        assertThat(realiser.realise(grammar.rule("react").getFirst())).isEqualTo(expected);
    }

    @Test
    void shouldGiveNamesNoArticle() {
        // Given
        Grammar grammar = GrammarParser.parse("test", "= react\nthe <thing> is <thing.a>");
        String name = ProperNames.capitalised(
                        List.of("henry"), Set.copyOf(ProperNames.introducedIn("i will call him henry", Lexicon.load())))
                .getFirst();

        // When
        String words = new Realiser(grammar, Map.of(Slot.THING, List.of(name)), new Random(1))
                .realise(grammar.rule("react").getFirst());

        // Then
        assertThat(words).isEqualTo("Henry is Henry");
    }

    @Test
    void shouldKnowWhatAQuestionAsksFor() {
        Lexicon lexicon = Lexicon.load();
        assertThat(Question.in("left door or right tunnel?", lexicon))
                .isEqualTo(new Question(Intent.CHOICE, "door", "tunnel"));
        assertThat(Question.in("should we follow the whale or check the wreck?", lexicon))
                .isEqualTo(new Question(Intent.CHOICE, "whale", "wreck"));
        assertThat(Question.in("is it safe?", lexicon))
                .extracting(Question::answeredBy)
                .isEqualTo(Intent.YESNO);
        assertThat(Question.in("what is that", lexicon))
                .extracting(Question::answeredBy)
                .isEqualTo(Intent.ANSWER);
        assertThat(Question.in("nice one", lexicon)).isNull();
    }
}
