package io.chatter.topology.trends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.chatter.topology.trends.Interner.Name;
import java.lang.ref.Reference;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class InternerTest {

    private static final int AUTHORS = 10_000;
    private static final int EXACT_PANE = DistinctAuthors.EXACT;

    @Test
    void shouldKnowANameAsOneObjectWhileASetHasIt() {
        // Given
        Interner names = new Interner(text -> text);
        Name ana = names.of("ana");

        // When
        System.gc();

        // Then
        assertThat(names.of("ana")).isSameAs(ana);
    }

    @Test
    void shouldForgetAuthorsThatOnlyASketchHasCounted() {
        // Given
        Interner names = new Interner(text -> text);
        DistinctAuthors authors = new DistinctAuthors();

        // When
        for (int author = 0; author < AUTHORS; author++) {
            authors.add(names.of("viewer" + author));
        }

        // Then
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            while (names.size() > EXACT_PANE) {
                System.gc();
            }
        });
        Reference.reachabilityFence(authors);
    }
}
