package io.chatter.persona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.chatter.configuration.Pacing;
import io.chatter.schema.BotDensity;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.StreamEventType;
import io.chatter.schema.Trigger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// 24 agents on a driven clock, without a process that shares what they are writing: the hard case of
/// several workers.
class RoomSimulationTest {

    private static final int AGENTS = 24;

    @ParameterizedTest
    @ValueSource(doubles = {12, 36, 60})
    void shouldConvergeOnTheTargetRate(double target) {
        // Given
        RoomSimulation room = new RoomSimulation(Fixtures.room(AGENTS, new Pacing(target, 1, 2, 3)), 1);
        room.run(Duration.ofMinutes(1));
        Instant settled = room.now();

        // When
        for (int minute = 0; minute < 6; minute++) {
            room.personSays("minute " + minute);
            room.run(Duration.ofMinutes(1));
        }

        // Then
        assertThat(room.count(settled, room.now()) / 6.0).isCloseTo(target, Percentage.withPercentage(30));
    }

    @Test
    void shouldNeverAnswerDeeperThanTheCapWhilePeopleAreSilent() {
        // Given
        RoomSimulation room = new RoomSimulation(Fixtures.room(AGENTS), 2);
        room.personSays("hello everybody");

        // When
        room.run(Duration.ofMinutes(10));

        // Then
        assertThat(room.lines())
                .filteredOn(RoomSimulation::byBot)
                .allSatisfy(
                        line -> assertThat(line.getProvenance().getReplyDepth()).isLessThanOrEqualTo(2));
    }

    @Test
    void shouldQuietenByItselfWhilePeopleAreSilent() {
        // Given
        RoomSimulation room = new RoomSimulation(Fixtures.room(AGENTS), 3);
        Instant start = room.now();
        for (int i = 0; i < 12; i++) {
            room.personSays("look, the " + Fixtures.fewWords(i));
            room.run(Duration.ofSeconds(15));
        }
        double withPeople = perMinute(room, start);

        // When
        room.run(Duration.ofMinutes(6));
        Instant late = room.now();
        room.run(Duration.ofMinutes(4));

        // Then
        assertThat(perMinute(room, late)).isLessThan(0.9 * withPeople);
        assertThat(botTalk(room, late)).isLessThan(0.15 * perMinute(room, late));
    }

    /// By the topology's own measure. While nobody else writes all lines are by bots, so what can fall is how many they
    /// are, and how many of them answer each other.
    @Test
    void shouldSeeBotsFallSilentByTheDensityThatIsMeasured(@TempDir Path state) {
        // Given
        RoomSimulation room = new RoomSimulation(Fixtures.room(AGENTS), 9);
        try (MeasuredDensity topology = new MeasuredDensity(state, room.now())) {
            room.measuredBy(topology);
            for (int i = 0; i < 24; i++) {
                room.personSays("look, the " + Fixtures.fewWords(i));
                room.run(Duration.ofSeconds(5));
            }
            Instant silentFrom = room.now();

            // When
            room.run(Duration.ofMinutes(10));

            // Then
            List<BotDensity> lively = between(room.densities(), silentFrom.minusSeconds(60), silentFrom);
            List<BotDensity> alone = between(room.densities(), silentFrom, silentFrom.plusSeconds(120));
            List<BotDensity> late = between(room.densities(), room.now().minusSeconds(180), room.now());
            assertThat(mean(late, BotDensity::getBotCount)).isLessThan(0.9 * mean(lively, BotDensity::getBotCount));
            assertThat(mean(late, BotDensity::getBotReplyShare))
                    .isLessThan(0.5 * mean(alone, BotDensity::getBotReplyShare));
            assertThat(late)
                    .allSatisfy(one -> assertThat(one.getMaxReplyDepth()).isLessThanOrEqualTo(2));
        }
    }

    private static List<BotDensity> between(List<BotDensity> densities, Instant from, Instant to) {
        return densities.stream()
                .filter(one ->
                        one.getWindowEnd().isAfter(from) && !one.getWindowEnd().isAfter(to))
                .toList();
    }

    private static double mean(List<BotDensity> densities, ToDoubleFunction<BotDensity> measure) {
        return densities.stream().mapToDouble(measure).average().orElseThrow();
    }

    @Test
    void shouldAlmostStopWhenTheStreamIsSilentToo() {
        // Given
        RoomSimulation room = new RoomSimulation(Fixtures.room(AGENTS), 4);
        room.run(Duration.ofMinutes(10));

        // When
        room.streamGoesSilent();
        room.run(Duration.ofMinutes(2));
        Instant late = room.now();
        room.run(Duration.ofMinutes(5));

        // Then
        assertThat(perMinute(room, late)).isLessThan(0.25 * 36);
    }

    @Test
    void shouldAnswerAPersonSoonAndNotAllAtOnce() {
        // Given
        RoomSimulation room = new RoomSimulation(Fixtures.room(AGENTS), 5);
        room.run(Duration.ofMinutes(1));
        List<ChatMessage> asked = new ArrayList<>();

        // When
        for (int i = 0; i < 30; i++) {
            asked.add(room.personSays("what about the " + Fixtures.fewWords(i)));
            room.run(Duration.ofSeconds(15));
        }

        // Then
        List<Long> waits =
                asked.stream().map(line -> firstAnswer(room, line)).sorted().toList();
        assertThat(waits.get(28)).as("95th percentile, ms").isLessThan(5_000);
        double answers =
                asked.stream().mapToLong(line -> answers(room, line)).average().orElseThrow();
        assertThat(answers).as("answers a line").isCloseTo(1.8, within(0.9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"play my song please", "@agent-3 play my song please"})
    void shouldTireOfAPersonWhoSaysTheSameOverAndOver(String text) {
        // Given
        RoomSimulation room = new RoomSimulation(Fixtures.room(AGENTS), 10);
        room.run(Duration.ofMinutes(1));
        List<ChatMessage> asked = new ArrayList<>();

        // When
        for (int i = 0; i < 20; i++) {
            asked.add(room.personSays(text + " " + "!".repeat(i)));
            room.run(Duration.ofMillis(1500));
        }
        room.run(Duration.ofSeconds(20));

        // Then
        assertThat(asked.stream().filter(line -> answers(room, line) > 0))
                .as("answered of 20 lines")
                .hasSizeBetween(1, 6)
                .anySatisfy(first -> assertThat(asked.subList(0, 4)).contains(first));
    }

    @Test
    void shouldReactToAnEventAtOnceButNotAsAMob() {
        // Given
        RoomSimulation room = new RoomSimulation(Fixtures.room(AGENTS), 6);
        room.run(Duration.ofMinutes(1));
        List<Long> waits = new ArrayList<>();
        List<Long> crowds = new ArrayList<>();

        // When
        for (int i = 0; i < 24; i++) {
            room.run(Duration.ofMillis(9_950));
            Instant at = room.now();
            room.happens(i % 2 == 0 ? StreamEventType.FAIL : StreamEventType.CLUTCH);
            room.run(Duration.ofSeconds(10));
            List<ChatMessage> reactions = room.lines().stream()
                    .filter(line -> line.getSentAt().isAfter(at))
                    .filter(line -> RoomSimulation.trigger(line) == Trigger.CONTEXT)
                    .filter(line -> String.valueOf(line.getProvenance().getTriggerText())
                            .startsWith("it was"))
                    .toList();
            crowds.add((long) reactions.size());
            waits.add(
                    Duration.between(at, reactions.getFirst().getBroadcastAt()).toMillis());
        }

        // Then
        assertThat(waits.stream().sorted().toList().get(22))
                .as("95th percentile, ms")
                .isLessThan(2_000);
        assertThat(crowds.stream().mapToLong(Long::longValue).average().orElseThrow())
                .isLessThan(AGENTS / 4.0);
    }

    private static long firstAnswer(RoomSimulation room, ChatMessage asked) {
        return room.lines().stream()
                .filter(line -> RoomSimulation.answers(line, asked))
                .findFirst()
                .map(line -> Duration.between(asked.getSentAt(), line.getBroadcastAt())
                        .toMillis())
                .orElse(Long.MAX_VALUE);
    }

    private static long answers(RoomSimulation room, ChatMessage asked) {
        return room.lines().stream()
                .filter(line -> RoomSimulation.answers(line, asked))
                .count();
    }

    private static double perMinute(RoomSimulation room, Instant since) {
        return room.count(since, room.now())
                / (Duration.between(since, room.now()).toSeconds() / 60.0);
    }

    private static double botTalk(RoomSimulation room, Instant since) {
        long lines = room.lines().stream()
                .filter(line -> line.getBroadcastAt().isAfter(since))
                .filter(line ->
                        line.getProvenance() != null && line.getProvenance().getReplyDepth() > 0)
                .count();
        return lines / (Duration.between(since, room.now()).toSeconds() / 60.0);
    }
}
