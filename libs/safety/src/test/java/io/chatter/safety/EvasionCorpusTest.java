package io.chatter.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class EvasionCorpusTest {
    private static final long SEED = 20261122;
    private static final double LEAST_RECALL = 0.97;
    private static final double LEAST_RECALL_OF_A_KIND = 0.9;
    private static final double MOST_FALSE_POSITIVES = 0.005;

    private final TextModeration moderation = new TextModeration();

    @Test
    void shouldCatchDisguisedTermsOfEveryCategory() {
        // Given the strictest policy, under which every term counts
        ModerationPolicy strictest = ModerationPolicy.defaults().withLevels(Levels.overall(Levels.STRICTEST));

        // When
        EvasionCorpus.Result result = new EvasionCorpus(moderation, strictest).run(SEED);

        // Then
        assertThat(result.scores().keySet())
                .as("missed: %s", String.join("\n", result.missed()))
                .allSatisfy(category -> assertThat(result.of(category).share()).isGreaterThanOrEqualTo(LEAST_RECALL));
        assertThat(Evasion.values())
                .as("missed: %s", String.join("\n", result.missed()))
                .allSatisfy(kind -> assertThat(result.of(kind).share()).isGreaterThanOrEqualTo(LEAST_RECALL_OF_A_KIND));
        assertThat(moderation.failures()).isZero();
    }

    @Test
    void shouldLetGamingChatPass() {
        // Given
        List<String> lines = BenignLines.load();
        assertThat(lines).hasSizeGreaterThan(300);

        // When
        List<String> stopped = BenignLines.stopped(moderation, lines);

        // Then
        assertThat((double) stopped.size() / lines.size())
                .as("stopped: %s", stopped)
                .isLessThanOrEqualTo(MOST_FALSE_POSITIVES);
    }
}
