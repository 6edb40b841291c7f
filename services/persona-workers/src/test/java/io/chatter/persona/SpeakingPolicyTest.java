package io.chatter.persona;

import static io.chatter.persona.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.chatter.configuration.Pacing;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Reason;
import io.chatter.schema.StreamEvent;
import io.chatter.schema.StreamEventType;
import io.chatter.schema.Trigger;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpeakingPolicyTest extends PolicyRoom {

    @Test
    void shouldDecideTheSameForTheSameGlimpse() {
        // Given
        observer.onLine(Fixtures.personLine("anyone here?", LATER.minusSeconds(1)));
        Glimpse glimpse = glimpse(observer, Attention.FRESH);

        // When
        Choice first = policy.decide(agent, glimpse);
        Choice second = new SpeakingPolicy(PolicySettings.DEFAULT).decide(agent, glimpse);

        // Then
        assertThat(second).isEqualTo(first);
    }

    @Test
    void shouldTellEveryFactorThatMadeTheChance() {
        // Given
        RoomObserver observer = onTarget();
        observer.onLine(Fixtures.personLine("anyone here?", LATER.minusSeconds(1)));

        // When
        Decision decision =
                policy.decide(agent, glimpse(observer, Attention.FRESH)).decision();

        // Then
        assertThat(decision.trigger()).isEqualTo(Trigger.HUMAN);
        assertThat(decision.reasons())
                .extracting(Reason::getFactor)
                .contains("base_rate", "share", "affinity", "question", "already_answered", "room_rate", "cooldown");
    }

    @Test
    void shouldTellWhenTheEventHappenedThatItReactsTo() {
        // Given
        Instant happened = LATER.minusMillis(700);
        StreamEvent clutch = new StreamEvent(StreamEventType.CLUTCH, happened, 0.9f, "no way he made it");
        observer.onContext(Fixtures.context(LATER, List.of(), List.of(clutch)));

        // When
        Choice choice = policy.decide(agent, glimpse(observer, Attention.FRESH));

        // Then
        assertThat(choice.happenedAt()).isEqualTo(happened);
    }

    @Test
    void shouldSeeInTheLogWhatItAnsweredBeforeItMovedHere() {
        // Given
        ChatMessage question = Fixtures.personLine("anyone here?", LATER.minusSeconds(2));
        observer.onLine(question);
        double before = chance(observer, Attention.FRESH);
        observer.onLine(Fixtures.botAnswer(agent.name(), question, LATER.minusSeconds(1)));

        // When
        double after = chance(observer, Attention.FRESH);

        // Then
        assertThat(before).isPositive();
        assertThat(after).isZero();
    }

    @Test
    void shouldRestAfterItsOwnLine() {
        // Given
        observer.onLine(Fixtures.personLine("hello all", LATER.minusSeconds(1)));
        Attention justSpoke = new Attention(LATER.minusSeconds(2), List.of(), Set.of());

        // When
        double chance = chance(observer, justSpoke);

        // Then
        assertThat(chance).isZero();
    }

    @Test
    void shouldRestAfterALineItSaidBeforeItMovedHere() {
        // Given
        observer.onLine(Fixtures.botLine(agent.name(), "what a run", 0, LATER.minusSeconds(2)));
        Attention arrived =
                Attention.FRESH.remindedBy(observer.picture().scene().recent(), agent.name());

        // When
        double urge = weigh(observer, arrived).stream()
                .mapToDouble(Impulse::perSecond)
                .sum();

        // Then
        assertThat(urge).isZero();
    }

    @Test
    void shouldTakeToEventsByItsAffinities() {
        // Given
        StreamEvent clutch = new StreamEvent(StreamEventType.CLUTCH, LATER, 0.9f, "no way he made it");
        observer.onContext(Fixtures.context(LATER, List.of(), List.of(clutch)));

        // When
        double affinity = chanceOf(observer, "affinity");

        // Then
        assertThat(affinity).isEqualTo(2.0);
    }

    @Test
    void shouldTakeToEventsByTheHypeOfItsRoom() {
        // Given
        StreamEvent clutch = new StreamEvent(StreamEventType.CLUTCH, LATER, 0.9f, "no way he made it");
        RoomObserver hyped = new RoomObserver(Fixtures.room(4, new Pacing(36, 2, 2, 3)), NOON);
        observer.onContext(Fixtures.context(LATER, List.of(), List.of(clutch)));
        hyped.onContext(Fixtures.context(LATER, List.of(), List.of(clutch)));

        // When
        double usual = impulse(observer, Trigger.CONTEXT);
        double twice = impulse(hyped, Trigger.CONTEXT);

        // Then
        assertThat(twice).isCloseTo(2 * usual, within(1e-9));
    }

    @Test
    void shouldSpeakOfItselfByItsUpsAndDowns() {
        assertThat(factors(observer, Trigger.AMBIENT))
                .containsEntry("activity_cycle", ActivityCycle.of(agent.seed()).at(LATER));
    }

    @Test
    void shouldTakeToWordsByItsKeywords() {
        // Given
        observer.onContext(Fixtures.context(LATER, List.of(Fixtures.speech("this boss is huge", LATER)), List.of()));

        // When
        double affinity = chanceOf(observer, "affinity");

        // Then
        assertThat(affinity).isEqualTo(2.5);
    }

    @Test
    void shouldQuietenWhenTheRoomIsTooFast() {
        // Given
        IntStream.range(0, 40)
                .forEach(i -> observer.onLine(
                        Fixtures.botLine("agent-1", "line " + i, 3, LATER.minusMillis(20_000 - i * 500L))));
        observer.onContext(Fixtures.context(LATER, List.of(Fixtures.speech("now what", LATER)), List.of()));

        // When
        double steering = chanceOf(observer, "room_rate");

        // Then
        assertThat(steering).isZero();
    }

    @Test
    void shouldTalkLessWhereEverybodyRepeatsHimself() {
        // Given
        double before = impulse(observer, Trigger.AMBIENT);
        observer.onDensity(density(0, 1, false));

        // When
        double after = impulse(observer, Trigger.AMBIENT);

        // Then
        assertThat(after).isLessThan(0.4 * before);
    }
}
