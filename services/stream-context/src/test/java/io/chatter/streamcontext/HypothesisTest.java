package io.chatter.streamcontext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chatter.safety.ModerationPolicy;
import io.chatter.safety.TextModeration;
import io.chatter.streamcontext.safety.ModeratedTranscript;
import java.util.List;
import org.junit.jupiter.api.Test;

class HypothesisTest {
    private final TranscriptFilter filter = new ModeratedTranscript(new TextModeration(), ModerationPolicy.defaults());

    @Test
    void shouldKeepNoWordThatWasRedacted() {
        // Given
        Hypothesis said = Spoken.of("write to john dot doe at gmail dot com please");

        // When
        Hypothesis passed = said.withText(said.publishable(filter).orElseThrow());

        // Then
        assertThat(passed.words()).extracting(Word::text).containsExactly("write", "to", "please");
        assertThat(passed.words().getLast()).isEqualTo(said.words().getLast());
        assertThat(passed.written()).doesNotContain("doe");
    }

    @Test
    void shouldKeepNoWordThatIsNoSpeech() {
        // Given
        Hypothesis said = Spoken.of("ha ha ha ha ha we won");

        // When
        Hypothesis spoken = said.withText(said.spoken());

        // Then
        assertThat(spoken.words()).containsExactlyElementsOf(said.words().subList(5, 7));
    }

    @Test
    void shouldKnowNoTimesWhereOtherWordsCameIn() {
        assertThat(Spoken.of("we met john there")
                        .withText("we met somebody there")
                        .words())
                .isEmpty();
    }

    @Test
    void shouldRefuseWordsThatAreNotItsOwn() {
        assertThatThrownBy(() -> Spoken.of("we met")
                        .withText("we")
                        .timed(List.copyOf(Spoken.of("john").words())))
                .hasMessageContaining("not those of the text")
                .hasMessageNotContaining("john");
    }
}
