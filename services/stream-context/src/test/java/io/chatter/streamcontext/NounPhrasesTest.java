package io.chatter.streamcontext;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NounPhrasesTest {
    private final NounPhrases phrases = NounPhrases.with(Lexicon.none());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            there is a giant spider behind the door  | giant spider, door
            we are going to the beautiful castle     | beautiful castle
            should we take the sword or the magic hammer | sword, magic hammer
            the monkey just pushed me off the bridge | monkey, bridge
            we fell into the river with the boat     | river, boat
            that was so bad                          |
            come on come on one more time            |
            monkey monkey monkey                     | monkey, monkey, monkey
            """)
    void shouldFindWhatIsNamedAsARecogniserWritesIt(String sentence, String expected) {
        List<String> found =
                phrases.in(sentence).stream().map(NounPhrases.Phrase::text).toList();
        assertThat(String.join(", ", found)).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void shouldKnowWhichWordsOfAPhraseAreNouns() {
        assertThat(phrases.in("the beautiful ice mountain is tall").getFirst().nouns())
                .containsExactly("ice", "mountain");
    }

    @Test
    void shouldNameWhatTheLexiconKnowsTheLongestFirst() {
        // Given
        NounPhrases taught = NounPhrases.with(
                new Lexicon(List.of(), List.of(), Set.of("new game plus", "new game", "ranked"), Set.of("stuff")));

        // Then
        assertThat(taught.in("we start new game plus and then we go ranked with all the stuff"))
                .extracting(NounPhrases.Phrase::text)
                .containsExactly("new game plus", "ranked");
    }

    @Test
    void shouldFindNothingInNothing() {
        assertThat(phrases.in("")).isEmpty();
        assertThat(phrases.in("   ")).isEmpty();
    }
}
