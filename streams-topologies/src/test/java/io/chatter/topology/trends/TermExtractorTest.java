package io.chatter.topology.trends;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.schema.TermKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is a term and what is not, on lines as chats have them.
class TermExtractorTest {

    private final TermExtractor extractor = new TermExtractor(WellKnownEmotes.NAMES);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Once, this hall had a librarian. He was not taken by plague. | hall librarian plague
            technically, i dream in 60fps but only on weekends           | technically dream 60fps weekends
            i would do laundry for this stream                           | laundry
            always good to see you guys, great stream as always          |
            NOOOOO the gate!! the GATE                                   | gate
            my neighbour’s cat sneezes... lol                            | neighbour's cat sneezes
            42 is 100% the answer                                        | answer
            don’t you dare, I can't look                                 |
            the dragon_slayer vs. Bramblekeep                            | dragon_slayer bramblekeep
            """)
    void shouldTakeWordsThatSayWhatALineIsAbout(String line, String words) {
        // When
        List<String> found = textsOf(TermKind.WORD, line);

        // Then
        List<String> expected = words == null ? List.of() : List.of(words.split(" "));
        assertThat(found).containsExactlyElementsOf(expected);
    }

    @Test
    void shouldTakePhrasesWithinAClauseThatBeginAndEndWithATellingWord() {
        // When
        List<String> found = textsOf(TermKind.PHRASE, "the lantern of doom, burning bright KEKW tower");

        // Then
        assertThat(found).containsExactly("lantern of doom", "burning bright");
    }

    @Test
    void shouldTellKindsApartAndCountEachTermOnce() {
        // When
        List<Term> found =
                extractor.termsOf("KEKW KEKW @Gizmo, :blobdance: #BrambleKeep! https://example.org/x @gizmo www.x.org");

        // Then
        assertThat(found)
                .containsExactly(
                        new Term(TermKind.EMOTE, "KEKW"),
                        new Term(TermKind.MENTION, "gizmo"),
                        new Term(TermKind.EMOTE, ":blobdance:"),
                        new Term(TermKind.TAG, "bramblekeep"));
    }

    @ParameterizedTest
    @CsvSource({"''", "'   '", "'...'", "'@ # :: !!'", "'\uD83D\uDE00\uD83D\uDE00'"})
    void shouldFindNothingInALineWithoutWords(String line) {
        assertThat(extractor.termsOf(line)).isEmpty();
    }

    @Test
    void shouldReadTheFirstSixtyFourTokensOnly() {
        // When
        List<Term> found = extractor.termsOf("the ".repeat(63) + "castle moat");

        // Then
        assertThat(found).containsExactly(new Term(TermKind.WORD, "castle"));
    }

    private List<String> textsOf(TermKind kind, String line) {
        return extractor.termsOf(line).stream()
                .filter(term -> term.kind() == kind)
                .map(Term::text)
                .toList();
    }
}
