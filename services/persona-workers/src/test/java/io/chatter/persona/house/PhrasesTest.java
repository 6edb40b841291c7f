package io.chatter.persona.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhrasesTest {

    @ParameterizedTest
    @CsvSource({
        "sing me a joke, JOKE",
        "sing us a song, FAVOUR",
        "sing them a song,",
        "sing (loud), FAVOUR",
        "singing me a song,"
    })
    void shouldTellByTheFirstPhraseThatFits(String text, Intent intent) {
        // Given
        Phrases phrases = Phrases.parse(
                "test",
                List.of(
                        "me: (me|us)",
                        "sing: ^sing",
                        "to-me: <sing> <me>",
                        "= joke",
                        "<to-me> a joke",
                        "= favour",
                        "<to-me>\\b",
                        "<sing> \\(loud\\)"));

        // When, Then
        assertThat(phrases.in(text)).isEqualTo(intent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"= joke\n<me> laughs", "= jest\nha", "a line of nothing"})
    void shouldNameTheFileThatDoesNotRead(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Phrases.parse("house/test.txt", text.lines().toList()))
                .withMessageContaining("house/test.txt: ");
    }

    @Test
    void shouldReadWhatShips() {
        assertThat(Phrases.load("requests").in("tell me a joke")).isEqualTo(Intent.JOKE);
        assertThat(Phrases.load("questions").in("where is it")).isEqualTo(Intent.WHERE);
    }
}
