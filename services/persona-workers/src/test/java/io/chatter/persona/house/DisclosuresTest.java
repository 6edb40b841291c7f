package io.chatter.persona.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
                "my cat is miso | Kim has a cat named Miso",
                "did i tell you i love frogs | Kim loves frogs",
                "call me Ace | Kim wants to be called Ace",
                "i'm from finland btw | Kim is from Finland",
                "i work as a nurse, long day | Kim works as a nurse",
                "i play the bass since i was twelve | Kim plays bass",
                "remember when the bridge fell on him? | the bridge fell on him"
            })
    void shouldHearWhatPeopleSayOfThemselves(String line, String clause) {
        assertThat(Disclosures.in(line, "Kim", Vocatives.NONE))
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
                "that jump was the best",
                "do i like spiders?",
                "do i have a cat?",
                "who is my cat",
                "do you know what my cat is called?",
                "my cat is hungry",
                "my dog is sleeping"
            })
    void shouldHearNothingInIdleTalk(String line) {
        assertThat(Disclosures.in(line, "Kim", Vocatives.NONE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "i cannot stand spiders vera | Kim hates spiders",
                "i cannot stand spiders @VeraDeadpan | Kim hates spiders",
                "vera-deadpan, i cannot stand spiders! | Kim hates spiders",
                "vera spiders are the worst | Kim hates spiders",
                "spiders are the worst, Noor_99 | Kim hates spiders",
                "hey chef margot i'm from leeds noor | Kim is from Leeds",
                "my favourite snack is pickles VeraDeadpan | Kim's favourite snack is pickles",
                "i play chess veradeadpan | Kim plays chess",
                "my cat is called vera | Kim has a cat named Vera",
                "i work as a chef | Kim works as a chef",
                "call me Noor | Kim wants to be called Noor"
            })
    void shouldNotTakeWhomALineSpeaksToForWhatItSays(String line, String clause) {
        // Given
        Vocatives vocatives = new Vocatives(List.of("vera-deadpan", "VeraDeadpan", "chef-margot", "Noor_99", "___"));

        // When, Then
        assertThat(Disclosures.in(line, "Kim", vocatives))
                .extracting(Disclosure::clause)
                .containsExactly(clause);
    }
}
