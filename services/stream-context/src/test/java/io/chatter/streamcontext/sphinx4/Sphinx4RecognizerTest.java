package io.chatter.streamcontext.sphinx4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.chatter.streamcontext.Hypothesis;
import io.chatter.streamcontext.Recordings;
import io.chatter.streamcontext.SoundChunk;
import io.chatter.streamcontext.SpeechRecognizer;
import io.chatter.streamcontext.WordError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class Sphinx4RecognizerTest {
    private static final double FROM = 22;
    private static final double TO = 28;

    @Test
    void shouldHearASentence() {
        // Given
        Sphinx4Engine engine = new Sphinx4Engine();
        assumeTrue(engine.obstacle().isEmpty(), () -> "Sphinx-4 cannot be used: " + engine.obstacle());
        List<SoundChunk> sound = Recordings.part(Recordings.demo(), FROM, TO);
        List<Hypothesis> heard = new ArrayList<>();

        // When
        try (SpeechRecognizer recognizer = engine.open()) {
            sound.forEach(chunk -> heard.addAll(recognizer.hear(chunk)));
            heard.addAll(recognizer.pause());
        }

        // Then
        String words = String.join(" ", heard.stream().map(Hypothesis::text).toList());
        assertThat(WordError.rate(
                        "look at this little monkey on the bridge why is there a monkey on the bridge", words))
                .as(words)
                .isLessThanOrEqualTo(0.25);
        assertThat(Duration.between(Recordings.START, heard.getFirst().start()).toMillis() / 1000.0)
                .isBetween(21.5, 23.5);
        assertThat(heard)
                .allSatisfy(said -> assertThat(said.words()).hasSize(said.text().split(" ").length));
        assertThat(heard.getFirst().words())
                .filteredOn(word -> word.text().equals("monkey"))
                .first()
                .satisfies(word -> assertThat(
                                Duration.between(Recordings.START, word.start()).toMillis())
                        .isBetween(22_400L, 23_900L));
    }

    @Test
    void shouldSayThatTheHeapIsTooSmall() {
        assertThat(new Sphinx4Engine(128L << 20).obstacle())
                .hasValueSatisfying(why -> assertThat(why).contains("128 MB").contains("-Xmx1600m"));
    }
}
