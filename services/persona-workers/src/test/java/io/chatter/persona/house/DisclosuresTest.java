package io.chatter.persona.house;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DisclosuresTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "i love pineapple on pizza | Kim loves pineapple",
                "I really don't like loud chewing, sorry | Kim hates loud chewing",
                "@Vera not a fan of horror games tbh | Kim hates horror games",
                "i'm obsessed with frogs!! | Kim loves frogs",
                "my favorite snack is pickles lol | Kim's favourite snack is pickles",
                "frogs are amazing | Kim loves frogs",
                "i've got two dogs | Kim has some dogs",
                "my dog is named Waffle and i miss him | Kim has a dog named Waffle",
                "call me Ace | Kim wants to be called Ace",
                "i'm from finland btw | Kim is from Finland",
                "i work as a nurse, long day | Kim works as a nurse",
                "i play the bass since i was twelve | Kim plays bass",
                "remember when the bridge fell on him? | the bridge fell on him"
            })
    void shouldHearWhatPeopleSayOfThemselves(String line, String clause) {
        assertThat(Disclosures.in(line, "Kim"))
                .extracting(Disclosure::clause)
                .extracting(text -> text.replace("favorite", "favourite"))
                .containsExactly(clause);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "i love it",
                "i like how he jumps",
                "i hate this",
                "i love you all",
                "the boss is the worst",
                "he is the best",
                "i have no idea",
                "i have a question",
                "do i like it? no",
                "i like that part",
                "i'm into it",
                "lol",
                "what is your favourite colour?",
                "i'm from here",
                "that jump was the best"
            })
    void shouldHearNothingInIdleTalk(String line) {
        assertThat(Disclosures.in(line, "Kim")).isEmpty();
    }
}
