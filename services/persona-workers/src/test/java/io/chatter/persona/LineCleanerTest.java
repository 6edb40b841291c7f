package io.chatter.persona;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineCleanerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "lets go | lets go",
                "\"lets go\" | lets go",
                "“no way” | no way",
                "Maya: that jump though | that jump though",
                "<Maya>: that jump though | that jump though",
                "assistant: that jump though | that jump though",
                "- that jump though | that jump though",
                "**that** jump `though` | that jump though",
                "<think>they fell, so tease</think>rip | rip",
                "he said \"go\" and then \"stop\" | he said \"go\" and then \"stop\"",
                "Pog | Pog",
                "??? | ???",
                "😂 | 😂"
            })
    void shouldMakeALineOfAnAnswer(String answer, String expected) {
        assertThat(LineCleaner.clean(answer, "Maya")).contains(expected);
    }

    @Test
    void shouldTakeTheFirstLineThatSaysSomething() {
        // Given
        String answer = "Sure, here is a line of chat:\n\n```\nno shot he lives\nsecond thought\n```";

        // When
        var line = LineCleaner.clean(answer, "Maya");

        // Then
        assertThat(line).contains("no shot he lives");
    }

    @Test
    void shouldLeaveNoSeparatorOfLines() {
        assertThat(LineCleaner.clean("no shot\u2028he lives\u2029again", "Maya"))
                .contains("no shot he lives again");
    }

    @Test
    void shouldCutALongAnswerAtAWord() {
        // Given
        String answer = "word ".repeat(200);

        // When
        String line = LineCleaner.clean(answer, "Maya").orElseThrow();

        // Then
        assertThat(line).hasSizeLessThanOrEqualTo(Line.MAX_LENGTH).endsWith("word");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   \n ", "\"\"", "```", "<think>hm", "---"})
    void shouldFindNothingWhereNothingIsSaid(String answer) {
        assertThat(LineCleaner.clean(answer, "Maya")).isEmpty();
    }
}
