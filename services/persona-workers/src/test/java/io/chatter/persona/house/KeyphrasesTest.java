package io.chatter.persona.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyphrasesTest {

    private final Keyphrases keyphrases = new Keyphrases(Lexicon.load());

    @ParameterizedTest
    @CsvSource({
        "there is a giant spider behind the door,giant spider,door",
        "should we take the sword or the magic hammer,magic hammer,sword",
        "the crab pinched my cable,cable,crab",
        "deborah glows in the dark water,dark water,deborah",
        "a pile of blankets hides my bare hands,bare hands,blankets",
        "turn off the power turn off the lamp,lamp,power",
        "that dust is older than eleven identical raincoats,dust,identical raincoats",
        "this diary belongs to the captain,captain,diary"
    })
    void shouldFindNounPhrasesBestFirst(String text, String first, String second) {
        assertThat(keyphrases.nounPhrases(text)).containsExactly(first, second);
    }

    @Test
    void shouldTakeNoNamesAddressesOrTalkAboutMachinesForSubjects() {
        assertThat(keyphrases.nounPhrases("@someone look at https://example.org you ai language model bot_99"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "the monkey is following me over the bridge,monkey",
        "this spider is very strong and we have almost no health,spider",
        "a giant spider jumped out of the box,giant spider",
        "the gold is gone because we fell into the river,",
        "look at this little key,"
    })
    void shouldTellWhoActsFromWhatIsThere(String text, String actor) {
        assertThat(keyphrases.actors(text)).isEqualTo(actor == null ? List.of() : List.of(actor));
    }

    @Test
    void shouldFindVerbsThatNeedNoObject() {
        assertThat(keyphrases.actions("he fell and then we jumped and took the gold"))
                .containsExactly("jump", "fall");
    }
}
