package io.chatter.topology.trends;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.schema.ChatMessage;
import io.chatter.schema.TrendsSnapshot;
import io.chatter.schema.Wave;
import io.chatter.topology.Lines;
import io.chatter.topology.PlainAvro;
import io.chatter.topology.window.TaskOnALog;
import io.chatter.topology.window.WindowResults;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A wave that began before a task was killed goes on, peaks and ends as it would have without.
class WavesOverARestartTest {

    private static final Instant START = Instant.parse("2026-11-01T20:00:00Z");
    private static final TrendsConfig CONFIG = TrendsConfig.defaults();
    private static final WindowResults<TrendsSnapshot> RESULTS = new WindowResults<>("fast", 60, TrendsSnapshot.class);

    private final List<ChatMessage> lines = lines();

    @Test
    void shouldFollowAWaveOverARestartAtAnyLine() {
        // Given
        List<TrendsSnapshot> expected = told(lines.size());

        for (int killed = 1; killed < lines.size(); killed++) {
            // When
            List<TrendsSnapshot> told = told(killed);

            // Then
            assertThat(told).as("killed after %d lines", killed).isEqualTo(expected);
        }
        List<Wave> waves = expected.stream()
                .flatMap(snapshot -> snapshot.getWaves().stream())
                .toList();
        assertThat(waves).extracting(Wave::getStartedAt).containsOnly(START.plusSeconds(2));
        assertThat(waves.getLast().getPeakCount()).isEqualTo(8);
        assertThat(waves.getLast().getEndedAt()).isEqualTo(START.plusSeconds(12));
    }

    /// @param killed lines after which the task begins again
    private List<TrendsSnapshot> told(int killed) {
        WindowCounts counts = new WindowCounts(CONFIG.humanWeight());
        TaskOnALog<SaidLine, TrendsPane, TrendsSnapshot> task = new TaskOnALog<>(
                CONFIG.fast(),
                RESULTS,
                PlainAvro.of(TrendsSnapshot.getClassSchema()),
                () -> new TrendsAggregation(CONFIG, CONFIG.fast(), counts, new Waves(CONFIG.waves())),
                new TermExtractor(new Tokens(CONFIG.emotes()))::read);
        lines.subList(0, killed).forEach(task::say);
        task.begin();
        lines.subList(killed, lines.size()).forEach(task::say);
        return task.told();
    }

    /// Five say it at once, three more join, and then nobody does.
    private static List<ChatMessage> lines() {
        List<ChatMessage> lines = new ArrayList<>();
        IntStream.range(0, 8)
                .mapToObj(
                        i -> Lines.human("viewer" + i, "avalanche!", START.plusMillis(i < 5 ? 1_000 + i * 100 : 4_000)))
                .forEach(lines::add);
        IntStream.range(5, 30)
                .mapToObj(second -> Lines.bot("gizmo", "number " + second, 0, START.plusSeconds(second)))
                .forEach(lines::add);
        return lines;
    }
}
