package io.chatter.topology.density;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.schema.BotDensity;
import io.chatter.schema.ChatMessage;
import io.chatter.topology.Lines;
import io.chatter.topology.PlainAvro;
import io.chatter.topology.window.ObservedLine;
import io.chatter.topology.window.TaskOnALog;
import io.chatter.topology.window.WindowResults;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// An alarm that was raised before a task was killed clears where it would have cleared without.
class AlarmOverARestartTest {

    private static final Instant START = Instant.parse("2026-11-01T20:00:00Z");
    private static final BotDensityConfig CONFIG = BotDensityConfig.defaults();
    private static final WindowResults<BotDensity> RESULTS = new WindowResults<>("density", 120, BotDensity.class);

    private final List<ChatMessage> lines = lines();

    @Test
    void shouldKeepTheAlarmOverARestartAtAnyLine() {
        // Given
        List<BotDensity> expected = told(lines.size());

        for (int killed = 1; killed < lines.size(); killed++) {
            // When
            List<BotDensity> told = told(killed);

            // Then
            assertThat(told).as("killed after %d lines", killed).isEqualTo(expected);
        }
        assertThat(expected).extracting(BotDensity::getAlarm).containsExactly(true, true, false);
        assertThat(expected.get(1).getDensity()).isLessThan(CONFIG.raiseAlarmAt());
    }

    /// @param killed lines after which the task begins again
    private List<BotDensity> told(int killed) {
        TaskOnALog<ObservedLine, DensityPane, BotDensity> task = new TaskOnALog<>(
                CONFIG.windows(),
                RESULTS,
                PlainAvro.of(BotDensity.getClassSchema()),
                () -> new BotDensityAggregation(CONFIG),
                UnaryOperator.identity());
        lines.subList(0, killed).forEach(task::say);
        task.begin();
        lines.subList(killed, lines.size()).forEach(task::say);
        return task.told();
    }

    /// Twenty bots, of whom two people make 91 % and three 87 %.
    private static List<ChatMessage> lines() {
        List<ChatMessage> lines = new ArrayList<>(IntStream.range(0, 20)
                .mapToObj(i -> Lines.bot("bot" + i, "line number " + i, 0, START.plusSeconds(1)))
                .toList());
        lines.add(Lines.human("ana", "hm", START.plusSeconds(6)));
        lines.add(Lines.human("ben", "hello?", START.plusSeconds(7)));
        lines.add(Lines.human("cat", "hey", START.plusSeconds(12)));
        lines.add(Lines.human("ana", "last", START.plusSeconds(17)));
        return lines;
    }
}
