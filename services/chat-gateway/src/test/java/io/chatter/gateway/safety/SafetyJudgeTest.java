package io.chatter.gateway.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.configuration.ChatterConfiguration;
import io.chatter.gateway.Judgement;
import io.chatter.gateway.Lines;
import io.chatter.safety.AuthorKind;
import io.chatter.safety.TextModeration;
import io.chatter.safety.Verdict;
import io.chatter.schema.Author;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Finding;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class SafetyJudgeTest {

    private final SafetyJudge judge = new SafetyJudge(
            new TextModeration(),
            RoomPolicies.of(ChatterConfiguration.load(Path.of("src/test/resources/configs"))),
            Clock.systemUTC());

    /// Nobody comes through the door with such a name, but whoever may write to chat.ingest can make one up.
    @Test
    void shouldWithholdALineBesideWhichAnUnfitNameWouldStand() {
        // Given
        ChatMessage fine = Lines.of("demo", "hello");
        ChatMessage line = ChatMessage.newBuilder(fine)
                .setAuthor(new Author("guest-x", "kys", "#3f8fd2", List.of("guest")))
                .build();

        // When
        Judgement judgement = judge.judge(line);

        // Then
        assertThat(judge.judge(fine)).isInstanceOf(Judgement.Show.class);
        assertThat(judgement).isInstanceOf(Judgement.Withhold.class);
        assertThat(judgement.event().orElseThrow().getFindings())
                .extracting(Finding::getRule)
                .containsExactly("display-name");
    }

    /// A persona whose name a policy refuses would be silent, and nobody would know why.
    @Test
    void shouldFindEveryShippedPersonasNameFitUnderEveryShippedPolicy() {
        // Given
        ChatterConfiguration shipped = ChatterConfiguration.load(Path.of("../../configs"));
        TextModeration safety = new TextModeration();

        // When, then
        assertThat(shipped.moderation().values())
                .hasSizeGreaterThan(1)
                .allSatisfy(profile -> assertThat(shipped.personas().values())
                        .allSatisfy(persona -> assertThat(
                                        safety.judge(persona.displayName(), AuthorKind.HUMAN, profile.policy()))
                                .as("%s under %s", persona.displayName(), profile.id())
                                .isInstanceOf(Verdict.Allow.class)));
    }

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
