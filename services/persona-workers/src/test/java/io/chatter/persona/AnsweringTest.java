package io.chatter.persona;

import static io.chatter.persona.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.configuration.Pacing;
import io.chatter.schema.Author;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Origin;
import io.chatter.schema.Trigger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whom an agent answers, and how often.
class AnsweringTest extends PolicyRoom {

    @Test
    void shouldAnswerAPersonWhoMentionsItMostTimes() {
        // Given
        long answered = IntStream.range(0, 200)
                .filter(i -> {
                    RoomObserver room = new RoomObserver(Fixtures.room(4), NOON);
                    room.onLine(Fixtures.personLine("@agent-0 number " + i, LATER));
                    // When
                    return speaksWithin(room, Trigger.MENTION, 40);
                })
                .count();

        // Then
        assertThat(answered).isBetween(170L, 198L);
    }

    @Test
    void shouldNeverAnswerABotPastTheDepthCap() {
        // Given
        observer.onLine(Fixtures.botLine("agent-1", "@agent-0 you again", 2, LATER));

        // When
        boolean spoke = speaksWithin(observer, Trigger.MENTION, 200);

        // Then
        assertThat(spoke).isFalse();
    }

    @Test
    void shouldCarryTheDepthOfTheAnsweredBotLine() {
        // Given
        ChatMessage line = Fixtures.botLine("agent-1", "@agent-0 you again", 1, LATER);
        Stimulus.Spoken spoken = new Stimulus.Spoken(line, Stimulus.Address.TO_ME);

        // When
        int depth = spoken.replyDepth();

        // Then
        assertThat(depth).isEqualTo(2);
    }

    @Test
    void shouldBeLessTemptedByALineThatIsAnswered() {
        // Given
        ChatMessage line = Fixtures.personLine("hello all", LATER.minusSeconds(1));
        observer.onLine(line);
        double before = chance(observer, Attention.FRESH);
        observer.onLine(Fixtures.botAnswer("agent-1", line, LATER));

        // When
        double after = factors(observer, Trigger.HUMAN).getOrDefault("already_answered", 1.0);

        // Then
        assertThat(before).isPositive();
        assertThat(after).isLessThan(0.1);
    }

    @Test
    void shouldCountAnswersThatThisProcessIsWriting() {
        // Given
        ChatMessage line = Fixtures.personLine("hello all", LATER.minusSeconds(1));
        observer.onLine(line);
        Workload busy = new Workload(1, 8, Map.of("LINE@" + line.getMessageId(), Set.of("agent-1")));
        Glimpse glimpse = new Glimpse(observer.picture().at(LATER), Attention.FRESH, busy, LOOK);

        // When
        Appeal appeal = new Appeal(PolicySettings.DEFAULT);
        List<Impulse> impulses =
                appeal.weigh(agent, glimpse, List.of(new Stimulus.Spoken(line, Stimulus.Address.TO_ALL)));

        // Then
        assertThat(weight(impulses.getFirst().reasons(), "already_answered")).isLessThan(0.1);
    }

    @Test
    void shouldCountAnAnswerOnceThoughItIsVisibleAndStillClaimed() {
        // Given
        ChatMessage line = Fixtures.personLine("hello all", LATER.minusSeconds(1));
        observer.onLine(line);
        observer.onLine(Fixtures.botAnswer("agent-1", line, LATER));
        Stimulus.Spoken spoken = new Stimulus.Spoken(line, Stimulus.Address.TO_ALL);
        Workload lingering = new Workload(0, 8, Map.of(spoken.key(), Set.of("agent-1", "agent-2")));

        // When
        int answers = Answers.to(spoken, new Glimpse(observer.picture().at(LATER), Attention.FRESH, lingering, LOOK));

        // Then
        assertThat(answers).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"hello all, false", "hello all who plays?, true", "that was close, true"})
    void shouldGreetAPersonTwiceAtMost(String text, boolean tempted) {
        // Given
        ChatMessage line = Fixtures.personLine(text, LATER.minusSeconds(1));
        Stimulus.Spoken spoken = new Stimulus.Spoken(line, Stimulus.Address.TO_ALL);
        Workload busy = new Workload(2, 8, Map.of(spoken.key(), Set.of("agent-1", "agent-2")));
        Glimpse glimpse = new Glimpse(observer.picture().at(LATER), Attention.FRESH, busy, LOOK);

        // When
        Impulse impulse = new Appeal(PolicySettings.DEFAULT)
                .weigh(agent, glimpse, List.of(spoken))
                .getFirst();

        // Then
        assertThat(weight(impulse.reasons(), "already_answered") > 0).isEqualTo(tempted);
    }

    /// As when the same line is said from one terminal again and again: each time is a new connection.
    @Test
    void shouldKnowAGuestWhoSaysTheSameFromAnotherConnection() {
        // Given
        ChatMessage first = guest("guest-1", "what a jump", LATER.minusSeconds(20));
        observer.onLine(first);
        observer.onLine(Fixtures.botAnswer("agent-1", first, LATER.minusSeconds(18)));

        // When
        observer.onLine(guest("guest-2", "what a jump!!", LATER));

        // Then
        assertThat(factors(observer, Trigger.HUMAN))
                .hasEntrySatisfying("said_again", weight -> assertThat(weight).isLessThan(0.1));
    }

    private static ChatMessage guest(String id, String text, Instant at) {
        return Fixtures.line(id, Origin.HUMAN, text, at)
                .setAuthor(new Author(id, "Max", "#ffffff", List.of("guest")))
                .build();
    }

    @ParameterizedTest
    @CsvSource({"what a jump, true, true", "what a jump, false, false", "who built this?, true, false"})
    void shouldBeLessTemptedByWhatAPersonSaysAgainOnceItWasAnswered(String before, boolean answered, boolean tired) {
        // Given
        ChatMessage first = Fixtures.personLine(before, LATER.minusSeconds(20));
        observer.onLine(first);
        if (answered) {
            observer.onLine(Fixtures.botAnswer("agent-1", first, LATER.minusSeconds(18)));
        }
        observer.onLine(Fixtures.personLine("what a jump!!", LATER));

        // When
        double weight = factors(observer, Trigger.HUMAN).getOrDefault("said_again", 1.0);

        // Then
        assertThat(weight < 0.1).isEqualTo(tired);
    }

    @ParameterizedTest
    @CsvSource({"agent-0, true", "agent-1, false"})
    void shouldTireOfWhatItWasAskedBeforeButNotOfWhatOthersWere(String answerer, boolean tired) {
        // Given
        ChatMessage first =
                Fixtures.personLine("@agent-1 what is the best game of all the years?", LATER.minusSeconds(20));
        observer.onLine(first);
        observer.onLine(Fixtures.botAnswer(answerer, first, LATER.minusSeconds(18)));

        // When
        observer.onLine(Fixtures.personLine("@agent-0 what is the best game of all the years?", LATER));

        // Then
        assertThat(factors(observer, Trigger.MENTION).get("said_again") < 0.1).isEqualTo(tired);
    }

    @ParameterizedTest
    @CsvSource({"@agent-0 what now?, 25, true", "what now?, 25, false", "@agent-0 what now?, 35, false"})
    void shouldComeBackToAMentionForLongerThanToAnotherLine(String text, int seconds, boolean tempted) {
        // Given
        observer.onLine(Fixtures.personLine(text, LATER.minusSeconds(seconds)));

        // When
        double urge = impulse(observer, Trigger.MENTION) + impulse(observer, Trigger.HUMAN);

        // Then
        assertThat(urge > 0).isEqualTo(tempted);
    }

    @Test
    void shouldNotReactTwiceToTheSameLine() {
        // Given
        ChatMessage line = Fixtures.personLine("@agent-0 hi", LATER.minusSeconds(1));
        observer.onLine(line);
        Attention answered = new Attention(LATER.minusSeconds(30), List.of("LINE@" + line.getMessageId()), Set.of());

        // When
        Choice choice = policy.decide(agent, glimpse(observer, answered));

        // Then
        assertThat(choice.decision().trigger()).isEqualTo(Trigger.AMBIENT);
    }

    @Test
    void shouldPreferPeopleToBots() {
        // Given
        RoomObserver room = onTarget();
        room.onLine(Fixtures.botLine("agent-1", "what a run", 0, LATER));
        room.onLine(Fixtures.personLine("what a run", LATER));

        // When
        double toPerson = impulse(room, Trigger.HUMAN);
        double toBot = impulse(room, Trigger.BOT);

        // Then
        assertThat(toPerson).isGreaterThan(4 * toBot);
    }

    @Test
    void shouldPreferPeopleAsMuchAsItsRoomWants() {
        // Given
        RoomObserver fonder = new RoomObserver(Fixtures.room(4, new Pacing(36, 1, 2, 9)), NOON);
        observer.onLine(Fixtures.botLine("agent-1", "what a run", 0, LATER));
        fonder.onLine(Fixtures.botLine("agent-1", "what a run", 0, LATER));

        // When
        double toBot = impulse(observer, Trigger.BOT);
        double toBotWherePeopleAreDearer = impulse(fonder, Trigger.BOT);

        // Then
        assertThat(toBotWherePeopleAreDearer).isLessThan(toBot).isPositive();
    }

    @Test
    void shouldTalkLessToBotsWhereBotsTalkToBots() {
        // Given
        observer.onLine(Fixtures.botLine("agent-1", "what a run", 0, LATER));
        double before = impulse(observer, Trigger.BOT);
        observer.onDensity(density(0.8, 0, true));

        // When
        double after = impulse(observer, Trigger.BOT);

        // Then
        assertThat(after).isLessThan(0.2 * before);
    }

    @Test
    void shouldLeaveALineToWhomItIsMeantFor() {
        // Given
        ChatMessage toOther = ChatMessage.newBuilder(Fixtures.personLine("@agent-1 what now", LATER))
                .setMentions(List.of("agent-1"))
                .build();
        observer.onLine(toOther);

        // When
        double weight = factors(observer, Trigger.HUMAN).getOrDefault("addressed_to_another", 1.0);

        // Then
        assertThat(weight).isLessThan(0.1);
    }

    @Test
    void shouldHearNoMentionInALongerName() {
        // Given
        observer.onLine(Fixtures.personLine("@agent-01 hello", LATER));

        // When
        Map<String, Double> mention = factors(observer, Trigger.MENTION);

        // Then
        assertThat(mention).isEmpty();
    }

    @Test
    void shouldRatherAnswerWhomItKnows() {
        // Given
        observer.onLine(Fixtures.personLine("back again", LATER.minusSeconds(1)));

        // When
        double stranger = chance(observer, Attention.FRESH);
        double known = chance(observer, Attention.FRESH.knowing(Set.of("alice")));

        // Then
        assertThat(known).isGreaterThan(stranger);
    }
}
