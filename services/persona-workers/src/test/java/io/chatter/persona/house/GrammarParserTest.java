package io.chatter.persona.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrammarParserTest {

    @Test
    void shouldReadRulesWeightsChoicesSlotsAndCalls() {
        // Given
        String source = """
                # comment
                = react
                *2.5 {look|see}, <thing.a> [end]
                = end
                up there
                """;

        // When
        Grammar grammar = GrammarParser.parse("test", source);

        // Then
        Template template = grammar.rule("react").getFirst();
        assertThat(template.weight()).isEqualTo(2.5);
        Realiser realiser = new Realiser(grammar, Map.of(Slot.THING, List.of("owl")), new Random(1));
        assertThat(realiser.realise(template)).isIn("look, an owl up there", "see, an owl up there");
    }

    @Test
    void shouldGiveNothingForATemplateWhoseSlotTheSceneCannotFill() {
        // Given
        Grammar grammar = GrammarParser.parse("test", "= react\nthe <thing> again");

        // When
        String words = new Realiser(grammar, Map.of(), new Random(1))
                .realise(grammar.rule("react").getFirst());

        // Then
        assertThat(words).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "the <wing>,no slot is called <wing>",
        "the <thing.wet>,no form is called .wet",
        "{a|b,a { without its }",
        "a|b,unmatched |"
    })
    void shouldNameFileLineAndFault(String line, String fault) {
        assertThatThrownBy(() -> GrammarParser.parse("test", "= react\n" + line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("house/test.grammar:2: " + fault);
    }
}
