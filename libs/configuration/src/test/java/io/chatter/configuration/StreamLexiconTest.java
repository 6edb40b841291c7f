package io.chatter.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamLexiconTest {
    @TempDir
    Path configs;

    @Test
    void shouldNameEveryLineItCannotRead() throws IOException {
        // Given
        write("wrong.txt", """
                KEYWORD fine
                FAIL we died
                CLUTCH 1.5 we won
                BIG_LAUGH 0.5 ha ha
                HYPE
                KEYWORD one two three four five
                IGNORE what?
                """);

        // Then
        assertThatThrownBy(() -> StreamLexicon.read(configs))
                .isInstanceOfSatisfying(
                        InvalidConfigurationException.class,
                        e -> assertThat(e.problems())
                                .extracting(problem -> problem.line() + " " + problem.message())
                                .containsExactly(
                                        "2 has no weight before its words",
                                        "3 has the weight 1.5, which is not from 0 to 1",
                                        "4 begins with BIG_LAUGH, which is no kind of entry",
                                        "5 has no words behind HYPE",
                                        "6 has more than 4 words",
                                        "7 has something else than words: what?"))
                .hasMessageContaining("wrong.txt:2");
    }

    @Test
    void shouldDoWithoutTheFolder() {
        assertThat(StreamLexicon.read(configs)).isEqualTo(new StreamLexicon(List.of(), List.of(), Set.of(), Set.of()));
    }

    @Test
    void shouldBeCheckedWithTheRestOfTheFolder() throws IOException {
        // Given
        write("wrong.txt", "KEYWORD\n");

        // Then
        assertThatThrownBy(() -> ChatterConfiguration.load(configs))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("lexicons/wrong.txt:1: has no words behind KEYWORD. Write one entry a line");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(Files.createDirectories(configs.resolve("lexicons")).resolve(name), text);
    }
}
