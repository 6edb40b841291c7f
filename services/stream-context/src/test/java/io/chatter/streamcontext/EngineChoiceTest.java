package io.chatter.streamcontext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EngineChoiceTest {
    private static final RecognizerEngine ABSENT = new Named("fast", Optional.of("the library is missing"));
    private static final RecognizerEngine PRESENT = new Named("slow", Optional.empty());

    private final EngineChoice choice = new EngineChoice(List.of(ABSENT, PRESENT));

    @Test
    void shouldTakeTheBestUsableEngineForAuto() {
        assertThat(choice.choose("auto")).isSameAs(PRESENT);
    }

    @Test
    void shouldSayWhyAWishedEngineCannotBeUsed() {
        assertThatThrownBy(() -> choice.choose("fast"))
                .isInstanceOf(RecognitionException.class)
                .hasMessageContaining("fast: the library is missing");
    }

    @Test
    void shouldNameTheEnginesWhenTheWishIsUnknown() {
        assertThatThrownBy(() -> choice.choose("psychic"))
                .isInstanceOf(RecognitionException.class)
                .hasMessageContaining("psychic")
                .hasMessageContaining("[fast, slow]");
    }

    private record Named(String name, Optional<String> obstacle) implements RecognizerEngine {
        @Override
        public SpeechRecognizer open() {
            throw new RecognitionException("not opened in this test");
        }
    }
}
