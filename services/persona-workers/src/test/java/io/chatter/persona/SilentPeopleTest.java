package io.chatter.persona;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.configuration.Pacing;
import io.chatter.configuration.Persona;
import io.chatter.configuration.Room;
import io.chatter.persona.house.HouseModel;
import io.chatter.persona.house.HouseScenes;
import io.chatter.schema.ChatMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The authored personas alone with a streamer who says one sentence over and over: what tempts a chat most to say
/// one thing over and over, too. Ten minutes on a driven clock, lines by the house model.
class SilentPeopleTest {

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final int ATTEMPTS = 2;
    private static final int CAP = 2;

    private final List<Persona> personas = HouseScenes.personas();
    private final Room room = Fixtures.room(personas.size(), new Pacing(36, 1, CAP, 3));

    @Test
    void shouldHardlyRepeatItselfNorAnswerItselfForEver() {
        // Given
        RoomSimulation simulation = new RoomSimulation(room, personas, this::written, 7);
        simulation.streamerRepeats("i am stuck behind this old door again");
        simulation.personSays("good night everybody");

        // When
        simulation.run(TEN_MINUTES);

        // Then
        List<ChatMessage> lines = bots(simulation);
        assertThat(lines).hasSizeGreaterThan(150);
        assertThat(lines)
                .allSatisfy(
                        line -> assertThat(line.getProvenance().getReplyDepth()).isLessThanOrEqualTo(CAP));
        assertThat(repeats(lines) / lines.size())
                .as("near-duplicates among %s lines", lines.size())
                .isLessThan(0.02);
    }

    @Test
    void shouldCalmDownByItselfAndStillAnswerWhoSpeaks() {
        // Given
        RoomSimulation simulation = new RoomSimulation(room, personas, this::written, 8);
        simulation.streamerRepeats("i am stuck behind this old door again");
        Instant start = simulation.now();
        for (int i = 0; i < 8; i++) {
            simulation.personSays("try the " + Fixtures.fewWords(i));
            simulation.run(Duration.ofSeconds(15));
        }
        double lively = perMinute(simulation, start);
        simulation.run(TEN_MINUTES);

        // When
        Instant late = simulation.now().minusSeconds(120);
        double calm = perMinute(simulation, late);
        List<ChatMessage> asked = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            asked.add(simulation.personSays("does the " + Fixtures.fewWords(i) + " fit?"));
            simulation.run(Duration.ofSeconds(10));
        }

        // Then
        assertThat(calm).isLessThan(0.9 * lively);
        List<Long> waits =
                asked.stream().map(line -> wait(simulation, line)).sorted().toList();
        assertThat(waits.get(18)).as("95th percentile, ms").isLessThan(5_000);
    }

    private final HouseModel house = new HouseModel();

    /// As a turn does it: what repeats the last lines is written once more, then kept back.
    private Optional<String> written(Agent agent, Scene scene, Decision decision, long seed) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            String text =
                    house.say(new Turn(new UUID(seed, attempt), agent, scene, decision, List.of(), seed + attempt));
            if (!NearDuplicates.repeats(text, scene.recent())) {
                return Optional.of(text);
            }
        }
        return Optional.empty();
    }

    private static List<ChatMessage> bots(RoomSimulation simulation) {
        return simulation.lines().stream().filter(RoomSimulation::byBot).toList();
    }

    /// Lines that repeat any line of all the time before.
    private static double repeats(List<ChatMessage> lines) {
        double repeats = 0;
        for (int at = 1; at < lines.size(); at++) {
            repeats += NearDuplicates.repeats(lines.get(at).getText(), lines.subList(0, at)) ? 1 : 0;
        }
        return repeats;
    }

    private static double perMinute(RoomSimulation simulation, Instant since) {
        double seconds = Duration.between(since, simulation.now()).toSeconds();
        return simulation.count(since, simulation.now()) * 60 / seconds;
    }

    private static long wait(RoomSimulation simulation, ChatMessage asked) {
        return simulation.lines().stream()
                .filter(line -> RoomSimulation.answers(line, asked))
                .findFirst()
                .map(line -> Duration.between(asked.getSentAt(), line.getBroadcastAt())
                        .toMillis())
                .orElse(Long.MAX_VALUE);
    }
}
