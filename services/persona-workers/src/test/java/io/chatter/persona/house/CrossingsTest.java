package io.chatter.persona.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CrossingsTest {

    private static List<String> crossed(String... authored) {
        return Crossings.of(List.of(authored)).stream()
                .map(Crossings.Crossing::line)
                .toList();
    }

    @Test
    void shouldLeaveALineForAnotherWhereBothEndASentenceAlike() {
        assertThat(crossed("Nerfed the <thing>. Sorry about that.", "Fixed the <thing>. It still does nothing."))
                .containsExactly("Nerfed the <thing>. It still does nothing.", "Fixed the <thing>. Sorry about that.");
    }

    @Test
    void shouldNotRunTwoThoughtsIntoEachOther() {
        assertThat(crossed("If the <thing> is the plan, I leave.", "You can tell the <thing> is important by its hat."))
                .isEmpty();
    }

    @Test
    void shouldStopNowhereBeforeTheEnd() {
        assertThat(crossed("Look at the <thing>.", "Never mind the <thing>. Eat something."))
                .isEmpty();
    }

    @Test
    void shouldKeepTheBreathsOfAVerse() {
        assertThat(crossed("first snow, then <thing> / nobody stays / but the fox", "who asked for <thing> / not I"))
                .isEmpty();
    }

    @Test
    void shouldNameBothLinesItIsMadeOf() {
        // When
        Grammar grammar = GrammarParser.parse(
                "test", "= react\nNerfed the <thing>. Sorry about that.\nFixed the <thing>. It still does nothing.");

        // Then
        assertThat(grammar.rule("react")).extracting(Template::id).contains("test/react:2+3", "test/react:3+2");
        assertThat(new Realiser(grammar, Map.of(Slot.THING, List.of("owl")), new Random(1))
                        .realise(grammar.rule("react").getLast()))
                .isEqualTo("Fixed the owl. Sorry about that.");
    }
}
