package io.chatter.persona.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.configuration.Pacing;
import io.chatter.persona.Agent;
import io.chatter.persona.Attention;
import io.chatter.persona.Choice;
import io.chatter.persona.Fixtures;
import io.chatter.persona.Glimpse;
import io.chatter.persona.PolicySettings;
import io.chatter.persona.RoomObserver;
import io.chatter.persona.SpeakingPolicy;
import io.chatter.persona.Workload;
import io.chatter.schema.BotDensity;
import io.chatter.schema.PersonaDecision;
import io.chatter.schema.StreamEvent;
import io.chatter.schema.StreamEventType;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DecisionSnapshotTest {

    private static final Duration LOOK = Duration.ofMillis(300);
    private static final int LOOKS = 2_000;

    private final SpeakingPolicy policy = new SpeakingPolicy(PolicySettings.DEFAULT);
    private final Agent agent = Fixtures.agent("agent-0");

    private record Look(Glimpse glimpse, Choice choice) {}

    @Test
    void shouldDecideTheSameAgainFromWhatWasRecorded() throws IOException {
        // Given
        List<Look> looks = looks();

        // When
        List<Choice> again = new ArrayList<>();
        for (Look look : looks) {
            again.add(stored(look).rerun(policy));
        }

        // Then
        assertThat(again).isEqualTo(looks.stream().map(Look::choice).toList());
        assertThat(again).anyMatch(choice -> choice.decision().speak());
        assertThat(again).map(choice -> choice.decision().trigger()).hasSizeGreaterThan(2);
    }

    @Test
    void shouldTellWhatAChangedRoomFileWouldHaveDone() throws IOException {
        // Given
        List<Look> looks = looks();
        long spoken =
                looks.stream().filter(look -> look.choice().decision().speak()).count();

        // When
        long quieter = 0;
        for (Look look : looks) {
            DecisionSnapshot quiet = stored(look).in(Fixtures.room(4, new Pacing(1, 0, 0, 3)));
            quieter += quiet.rerun(policy).decision().speak() ? 1 : 0;
        }

        // Then
        assertThat(quieter).isLessThan(spoken);
    }

    private DecisionSnapshot stored(Look look) throws IOException {
        PersonaDecision value = DecisionSnapshot.record(agent, look.glimpse(), look.choice());
        return DecisionSnapshot.of(PersonaDecision.fromByteBuffer(value.toByteBuffer()));
    }

    /// A room in which everything happens that the policy looks at.
    private List<Look> looks() {
        RoomObserver room = new RoomObserver(Fixtures.room(4), Fixtures.NOON);
        Attention attention = Attention.FRESH.knowing(Set.of("alice"));
        List<Look> looks = new ArrayList<>();
        Instant now = Fixtures.NOON;
        for (int look = 0; look < LOOKS; look++) {
            now = now.plus(LOOK);
            happen(room, look, now);
            Workload workload = new Workload(look % 3, 8, Map.of("URGE", Set.of("agent-1", "agent-2")));
            Glimpse glimpse = new Glimpse(room.picture().at(now), attention, workload, LOOK);
            Choice choice = policy.decide(agent, glimpse);
            looks.add(new Look(glimpse, choice));
            if (choice.decision().speak()) {
                attention = attention.afterTurn(choice.stimulus(), now);
            }
        }
        return looks;
    }

    private static void happen(RoomObserver room, int look, Instant now) {
        switch (look % 40) {
            case 0 -> room.onLine(Fixtures.personLine("what now, number " + look + "?", now));
            case 10 -> room.onLine(Fixtures.botLine("agent-1", "@agent-0 number " + look, look % 3, now));
            case 20 ->
                room.onContext(Fixtures.context(
                        now,
                        List.of(Fixtures.speech("the boss is number " + look, now)),
                        List.of(new StreamEvent(StreamEventType.CLUTCH, now, 0.9f, "he did it " + look))));
            case 30 -> room.onDensity(density(now));
            default -> {}
        }
    }

    private static BotDensity density(Instant now) {
        return BotDensity.newBuilder()
                .setRoomId("demo")
                .setWindowStart(now.minusSeconds(60))
                .setWindowEnd(now)
                .setBotCount(10)
                .setHumanCount(2)
                .setDensity(0.8)
                .setBotReplyShare(0.3)
                .setMaxReplyDepth(1)
                .setMeanReplyDepth(0)
                .setNearDuplicateShare(0.1)
                .setPostsByAgent(List.of())
                .setAlarm(false)
                .build();
    }
}
