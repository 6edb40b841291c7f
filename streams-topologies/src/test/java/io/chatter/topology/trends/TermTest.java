package io.chatter.topology.trends;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.schema.TermKind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A term is its hash wherever it is counted.
class TermTest {

    private static final List<String> RESTS = List.of("", "an", "og", "at", "ick", "ragon", "a b", "rafts of ale");

    @Test
    void shouldHashNoTwoShortTermsAlikeWhateverTheirKinds() {
        // Given: all kinds, and all first characters that differ from each other in a few bits
        List<Term> terms = IntStream.range('!', 0x250)
                .mapToObj(first -> String.valueOf((char) first))
                .flatMap(first -> RESTS.stream().map(rest -> first + rest))
                .flatMap(text -> Arrays.stream(TermKind.values()).map(kind -> new Term(kind, text)))
                .toList();

        // When
        Map<Long, List<Term>> byHash = new HashMap<>();
        terms.forEach(term -> byHash.merge(
                term.hash(),
                List.of(term),
                (some, more) -> Stream.concat(some.stream(), more.stream()).toList()));

        // Then
        assertThat(byHash.values()).allSatisfy(alike -> assertThat(alike).hasSize(1));
    }
}
