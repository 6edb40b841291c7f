package io.chatter.gateway.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.configuration.ChatterConfiguration;
import io.chatter.gateway.Judgement;
import io.chatter.gateway.Lines;
import io.chatter.safety.TextModeration;
import io.chatter.schema.ChatMessage;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class SafetyJudgeTest {

    private final SafetyJudge judge = new SafetyJudge(
            new TextModeration(),
            RoomPolicies.of(ChatterConfiguration.load(Path.of("src/test/resources/configs"))),
            Clock.systemUTC());

    @Test
    void shouldLeaveNoRedactedNumberAmongTheMentions() {
        // Given
        ChatMessage line = ChatMessage.newBuilder(Lines.of("demo", "call me @+14155552671 or ask @Mia"))
                .setMentions(List.of("14155552671", "mia"))
                .build();

        // When
        Judgement judgement = judge.judge(line);

        // Then
        ChatMessage shown = ((Judgement.Show) judgement).message();
        assertThat(shown.getText()).doesNotContain("4155552671").contains("@Mia");
        assertThat(shown.getMentions()).containsExactly("mia");
    }
}
