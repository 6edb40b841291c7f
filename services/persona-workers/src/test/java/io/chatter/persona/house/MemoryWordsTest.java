package io.chatter.persona.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.persona.Memory;
import io.chatter.schema.MemoryType;
import io.chatter.schema.Polarity;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Noor hates spiders | you hate spiders | spiders",
                "Noor loves to swim. | you love to swim | to swim",
                "Noor is scared of heights | you are scared of heights |",
                "Noor has a cat named Biscuit | you have a cat named Biscuit |",
                "Noor always says big oof | you always say big oof | big oof"
            })
    void shouldTurnToThePersonItIsAbout(String text, String toThem, String thing) {
        // When
        MemoryWords words = MemoryWords.of(memory(MemoryType.PREFERENCE, text), "Noor");

        // Then
        assertThat(words)
                .isEqualTo(new MemoryWords(MemoryWords.clause(memory(MemoryType.PREFERENCE, text)), toThem, thing));
    }

    @Test
    void shouldTurnAnOwner() {
        assertThat(MemoryWords.of(memory(MemoryType.PREFERENCE, "Noor's favourite colour is green"), "Noor")
                        .toThem())
                .isEqualTo("your favourite colour is green");
    }

    @Test
    void shouldLeaveWhatIsNotAboutThem() {
        assertThat(MemoryWords.of(memory(MemoryType.LORE_EVENT, "the bridge fell"), "Noor"))
                .isEqualTo(new MemoryWords("the bridge fell", null, null));
    }

    private static Memory memory(MemoryType type, String text) {
        return new Memory(new UUID(1, 1), type, text, "noor", Polarity.NEUTRAL, 0.5, HouseScenes.NOW);
    }
}
