package io.chatter.persona.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CharacterNgramsTest {

    private final CharacterNgrams embedding = new CharacterNgrams();

    @Test
    void shouldSeeWordsInTheirForms() {
        assertThat(likeness("spiders", "a spider")).isGreaterThan(0.6);
        assertThat(likeness("spiders", "rubber ducks")).isLessThan(0.3);
    }

    @Test
    void shouldHaveNoDirectionWithoutLetters() {
        assertThat(likeness("!?", "spiders")).isZero();
    }

    private double likeness(String one, String other) {
        return TextEmbedding.cosine(embedding.of(one), embedding.of(other));
    }
}
