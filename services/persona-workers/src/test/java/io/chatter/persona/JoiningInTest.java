package io.chatter.persona;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.schema.TermKind;
import io.chatter.schema.Trend;
import io.chatter.schema.TrendsSnapshot;
import io.chatter.schema.Trigger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an agent joins in, and when the process has no room for it.
class JoiningInTest extends PolicyRoom {

    @Test
    void shouldJoinAWaveRatherWhenPeopleStartedIt() {
        // Given
        observer.onTrends(trends(wave("KEKW", 0)));
        double byBots = impulse(observer, Trigger.TREND);

        // When
        observer.onTrends(trends(wave("KEKW", 1)));
        double byPeople = impulse(observer, Trigger.TREND);

        // Then
        assertThat(byBots).isPositive();
        assertThat(byPeople).isGreaterThan(1.2 * byBots);
    }

    @Test
    void shouldNotJoinAWaveTwice() {
        // Given
        observer.onTrends(trends(wave("KEKW", 1)));

        // When
        observer.onLine(Fixtures.botLine(agent.name(), "KEKW", 0, LATER.minusSeconds(20)));

        // Then
        assertThat(impulse(observer, Trigger.TREND)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"agent-3", "@agent3", "thanks Agent-3", "@alice"})
    void shouldTakeNobodysNameForAWave(String term) {
        // Given
        observer.onLine(Fixtures.personLine("hello", LATER.minusSeconds(30)));

        // When
        observer.onTrends(trends(new Trend(term, TermKind.WORD, 5L, 3L, 1.0, 2.0)));

        // Then
        assertThat(impulse(observer, Trigger.TREND)).isZero();
    }

    @Test
    void shouldJoinInThoughAGuestIsCalledSo() {
        // Given: the author of the line is "alice"
        observer.onLine(Fixtures.personLine("hello", LATER.minusSeconds(30)));

        // When
        observer.onTrends(trends(new Trend("alice in the castle", TermKind.PHRASE, 5L, 3L, 1.0, 2.0)));

        // Then
        assertThat(impulse(observer, Trigger.TREND)).isPositive();
    }

    @Test
    void shouldLeaveAWaveToOthersTheMoreOfThemRideIt() {
        // Given
        Stimulus.WaveRising rising = new Stimulus.WaveRising(wave("KEKW", 1));
        Workload busy = new Workload(0, 8, Map.of(rising.key(), Set.of("agent-1", "agent-2", "agent-3")));
        Glimpse glimpse = new Glimpse(observer.picture().at(LATER), Attention.FRESH, busy, LOOK);

        // When
        Impulse impulse = new Appeal(PolicySettings.DEFAULT)
                .weigh(agent, glimpse, List.of(rising))
                .getFirst();

        // Then
        assertThat(weight(impulse.reasons(), "already_answered")).isEqualTo(0.25);
    }

    @ParameterizedTest
    @CsvSource({
        "the door again lol, PHRASE, 6, 4, 0.5, 1.6",
        "the doors again, PHRASE, 6, 4, 0.5, 1",
        "the door again lol, PHRASE, 6, 2, 0.5, 1",
        "the door again lol, PHRASE, 6, 4, 0, 1",
        "the door again lol, WORD, 6, 4, 0.5, 1"
    })
    void shouldBeTemptedByAJokeThatPeopleKeepRunning(
            String line, TermKind kind, long count, long authors, double humanShare, double weight) {
        // Given
        observer.onTrends(trends(new Trend("door again", kind, count, authors, humanShare, -0.2)));
        observer.onLine(Fixtures.personLine(line, LATER.minusSeconds(1)));

        // When
        double tempted = factors(observer, Trigger.HUMAN).get("running_joke");

        // Then
        assertThat(tempted).isEqualTo(weight);
    }

    @Test
    void shouldSaveTheProcessForPeopleWhenItIsBusy() {
        // Given
        observer.onLine(Fixtures.personLine("hello all", LATER.minusSeconds(1)));
        Glimpse glimpse =
                new Glimpse(observer.picture().at(LATER), Attention.FRESH, new Workload(8, 8, Map.of()), LOOK);
        List<Stimulus> stimuli = new StimulusFinder(PolicySettings.DEFAULT.lifetimes()).find(agent, glimpse);

        // When
        List<Impulse> impulses = new Appeal(PolicySettings.DEFAULT).weigh(agent, glimpse, stimuli);

        // Then
        assertThat(impulses)
                .allSatisfy(impulse -> assertThat(impulse.perSecond() > 0)
                        .isEqualTo(impulse.stimulus().trigger() == Trigger.HUMAN));
    }

    private static Trend wave(String term, double humanShare) {
        return new Trend(term, TermKind.EMOTE, 5L, 3L, humanShare, 2.0);
    }

    private static TrendsSnapshot trends(Trend trend) {
        return Fixtures.trends(LATER.minusSeconds(60), trend);
    }
}
