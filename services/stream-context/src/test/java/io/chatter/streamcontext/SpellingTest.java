package io.chatter.streamcontext;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {

    @Test
    void shouldTakeWordsAsTheyAre() {
        assertThat(offsets(new Spelling(pieces("Oh,", "no!")).words("oh no")))
                .containsExactly("oh 0-100", "no 100-200");
    }

    @Test
    void shouldJoinPartsOfAWord() {
        assertThat(offsets(new Spelling(pieces(" Look", " at", " mon", "key", ".")).words("look at monkey")))
                .containsExactly("look 0-100", "at 100-200", "monkey 200-400");
    }

    @Test
    void shouldDivideWhatIsSeveralWords() {
        assertThat(offsets(new Spelling(pieces("john.doe", "here")).words("john doe here")))
                .containsExactly("john 0-100", "doe 0-100", "here 100-200");
    }

    @Test
    void shouldGoOnWhereTheTextBeforeEnded() {
        // Given
        Spelling spelling = new Spelling(pieces("oh", "no", "we", "died"));

        // When
        List<Word> first = spelling.words("oh no");
        List<Word> second = spelling.words("we died");

        // Then
        assertThat(offsets(first)).containsExactly("oh 0-100", "no 100-200");
        assertThat(offsets(second)).containsExactly("we 200-300", "died 300-400");
    }

    @Test
    void shouldKnowNothingOfAnotherText() {
        // Given
        Spelling spelling = new Spelling(pieces("oh", "no", "we", "died"));

        // Then
        assertThat(spelling.words("oh yes")).isEmpty();
        assertThat(spelling.words("we died")).isEmpty();
        assertThat(new Spelling(pieces("oh")).words("oh no")).isEmpty();
        assertThat(new Spelling(List.of()).words("oh")).isEmpty();
    }

    @Test
    void shouldNotTakeTheEndOfAPieceForTheNextWord() {
        assertThat(new Spelling(pieces("nobody")).words("no one")).isEmpty();
    }

    private static List<Word> pieces(String... written) {
        List<Word> pieces = new ArrayList<>();
        for (String piece : written) {
            int at = 100 * pieces.size();
            pieces.add(new Word(Recordings.START.plusMillis(at), Recordings.START.plusMillis(at + 100), piece, 0.5f));
        }
        return pieces;
    }

    private static List<String> offsets(List<Word> words) {
        return words.stream()
                .map(word -> word.text() + " "
                        + Duration.between(Recordings.START, word.start()).toMillis() + "-"
                        + Duration.between(Recordings.START, word.end()).toMillis())
                .toList();
    }
}
