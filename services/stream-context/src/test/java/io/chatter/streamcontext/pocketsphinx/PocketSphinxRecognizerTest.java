package io.chatter.streamcontext.pocketsphinx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.chatter.streamcontext.Hypothesis;
import io.chatter.streamcontext.Recordings;
import io.chatter.streamcontext.SpeechRecognizer;
import io.chatter.streamcontext.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PocketSphinxRecognizerTest {

    @Test
    void shouldTimeEveryWord() {
        // Given
        PocketSphinxEngine engine = new PocketSphinxEngine(PocketSphinxEngine.DEBIAN_MODEL);
        assumeTrue(engine.obstacle().isEmpty(), () -> "PocketSphinx cannot be used: " + engine.obstacle());
        List<Hypothesis> heard = new ArrayList<>();

        // When
        try (SpeechRecognizer recognizer = engine.open()) {
            Recordings.part(Recordings.demo(), 22, 28).forEach(chunk -> heard.addAll(recognizer.hear(chunk)));
            heard.addAll(recognizer.finish());
        }

        // Then
        List<Word> words = heard.stream()
                .filter(Hypothesis::isFinal)
                .flatMap(said -> said.words().stream())
                .toList();
        assertThat(heard)
                .filteredOn(Hypothesis::isFinal)
                .isNotEmpty()
                .allSatisfy(said -> assertThat(said.words()).hasSize(said.text().split(" ").length));
        assertThat(words).extracting(Word::start).isSorted();
        assertThat(words)
                .filteredOn(word -> word.text().equals("monkey"))
                .first()
                .satisfies(word -> assertThat(
                                Duration.between(Recordings.START, word.start()).toMillis())
                        .isBetween(22_400L, 23_900L));
    }
}
