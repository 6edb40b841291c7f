package io.chatter.topology.trends;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.schema.Origin;
import io.chatter.schema.TermKind;
import io.chatter.topology.window.ObservedLine;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is a term and what is not, on lines as chats have them.
class TermExtractorTest {

    private final TermExtractor extractor = new TermExtractor(new Tokens(WellKnownEmotes.NAMES));

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
                termsOf("KEKW KEKW @Gizmo, :blobdance: #BrambleKeep! https://example.org/x @gizmo www.x.org");

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
        assertThat(termsOf(line)).isEmpty();
    }

    @Test
    void shouldReadTheFirstSixtyFourTokensOnly() {
        // When
        List<Term> found = termsOf("the ".repeat(63) + "castle moat");

        // Then
        assertThat(found).containsExactly(new Term(TermKind.WORD, "castle"));
    }

    @Test
    void shouldCountATermByTheHashOfItsText() {
        // Given
        SaidLine said = read("KEKW @Gizmo the lantern of doom #bramblekeep");

        // When
        List<Long> hashes =
                IntStream.range(0, said.terms()).mapToObj(said::hash).toList();

        // Then
        assertThat(hashes)
                .hasSize(6)
                .containsExactlyElementsOf(IntStream.range(0, said.terms())
                        .mapToObj(term -> said.term(term).hash())
                        .toList());
    }

    private SaidLine read(String line) {
        return extractor.read(new ObservedLine(new UUID(0, 0), 0, Origin.HUMAN, "ana", "ana", 0, line));
    }

    private List<Term> termsOf(String line) {
        SaidLine said = read(line);
        return IntStream.range(0, said.terms()).mapToObj(said::term).toList();
    }

    private List<String> textsOf(TermKind kind, String line) {
        return termsOf(line).stream()
                .filter(term -> term.kind() == kind)
                .map(Term::text)
                .toList();
    }
}
