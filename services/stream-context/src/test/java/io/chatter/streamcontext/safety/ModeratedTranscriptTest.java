package io.chatter.streamcontext.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.safety.ModerationPolicy;
import io.chatter.safety.TextModeration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModeratedTranscriptTest {
    private final ModeratedTranscript filter =
            new ModeratedTranscript(new TextModeration(), ModerationPolicy.defaults());

    @Test
    void shouldRedactAnAddressThatIsSpelledOut() {
        assertThat(List.of(
                        "write to john dot doe at gmail dot com please",
                        "write to john dot doe at gmail",
                        "write to doe at g mail",
                        "write to doe at the company dot co dot uk please"))
                .allSatisfy(said -> assertThat(filter.publishable(said).orElseThrow())
                        .startsWith("write to [email]")
                        .doesNotContain("doe", "mail dot"));
    }

    @Test
    void shouldRedactARunOfSpokenDigits() {
        assertThat(filter.publishable("call me five five five one two three four tonight"))
                .contains("call me [phone] tonight");
        assertThat(filter.publishable("it is eighty four dot seventeen dot thirty three dot two two oh one"))
                .contains("it is [phone]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "look at the red dot on the map",
                "we play at seven or eight",
                "three two one go",
                "i died one hundred and twenty times at level nine"
            })
    void shouldLeaveOtherWordsAlone(String said) {
        assertThat(filter.publishable(said)).contains(said);
    }
}
