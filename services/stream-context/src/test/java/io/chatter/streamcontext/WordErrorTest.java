package io.chatter.streamcontext;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordErrorTest {
    @Test
    void shouldCountSubstitutionsInsertionsAndDeletions() {
        assertThat(WordError.rate("a b c d", "a x c d")).isEqualTo(0.25);
        assertThat(WordError.rate("a b c d", "a b b c d")).isEqualTo(0.25);
        assertThat(WordError.rate("a b c d", "a b d")).isEqualTo(0.25);
        assertThat(WordError.rate("a b", "")).isEqualTo(1);
    }

    @Test
    void shouldIgnoreCaseAndPunctuation() {
        assertThat(WordError.rate("Hello, chat!\nI can not.", "hello chat i cannot"))
                .isZero();
    }
}
