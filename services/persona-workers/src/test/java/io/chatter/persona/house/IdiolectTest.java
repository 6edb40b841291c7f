package io.chatter.persona.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IdiolectTest {

    private final Map<String, Idiolect> idiolects = Idiolect.of(List.of(
            GrammarParser.parse("sailor", "= react\nahoy, the <thing> is off the bow\nhoist the <thing>"),
            GrammarParser.parse("baker", "= react\nthe <thing> wants more {butter|flour}\nbake the <thing>")));

    private double odds(String archetype, String line) {
        return idiolects.get(archetype).odds(Words.of(line));
    }

    @Test
    void shouldKnowWhoTalksLikeThis() {
        assertThat(odds("sailor", "hoist the lantern")).isPositive();
        assertThat(odds("baker", "hoist the lantern")).isNegative();
        assertThat(odds("baker", "the lantern wants more flour")).isPositive();
    }

    @Test
    void shouldNotGoByWordsOfTheStream() {
        assertThat(odds("sailor", "hoist the lantern")).isEqualTo(odds("sailor", "hoist the gold"));
    }

    @Test
    void shouldHaveNoOpinionOnNothing() {
        assertThat(odds("sailor", "")).isZero();
    }
}
