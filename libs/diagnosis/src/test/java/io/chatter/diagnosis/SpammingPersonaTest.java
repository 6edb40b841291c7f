package io.chatter.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SpammingPersonaTest {

    @Test
    void shouldSendAChangedCardThroughAStartOfTheWorkers() {
        // Given
        Planted system = Planted.healthy().room("demo", 40, 30, 40, 0.1, 1, 0.01, Map.of("zap", 31L, "vera", 9L));

        // When
        Answer answer = system.ask(Question.SPAM);

        // Then
        assertThat(answer.findings().getFirst().next())
                .contains("configs/personas/zap.yaml", "cards are read when a worker starts", "`./chatter up`")
                .doesNotContain("roster apply");
    }
}
