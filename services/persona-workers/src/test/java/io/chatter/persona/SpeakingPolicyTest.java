package io.chatter.persona;

import static io.chatter.persona.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.schema.BotDensity;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Reason;
import io.chatter.schema.StreamEvent;
import io.chatter.schema.StreamEventType;
import io.chatter.schema.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeakingPolicyTest {

    private static final Duration LOOK = Duration.ofMillis(300);
    private static final Instant LATER = NOON.plusSeconds(60);

    private final SpeakingPolicy policy = new SpeakingPolicy(PolicySettings.DEFAULT);
    private final Agent agent = Fixtures.agent("agent-0");
    private final RoomObserver observer = new RoomObserver(Fixtures.room(4), NOON);

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
    void shouldRestAfterItsOwnLine() {
        // Given
        observer.onLine(Fixtures.personLine("hello all", LATER.minusSeconds(1)));
        Attention justSpoke = new Attention(LATER.minusSeconds(2), List.of());

        // When
        double chance = chance(observer, justSpoke);

        // Then
        assertThat(chance).isZero();
    }

    @Test
    void shouldNotReactTwiceToTheSameLine() {
        // Given
        ChatMessage line = Fixtures.personLine("@agent-0 hi", LATER.minusSeconds(1));
        observer.onLine(line);
        Attention answered = new Attention(LATER.minusSeconds(30), List.of("LINE@" + line.getMessageId()));

        // When
        Choice choice = policy.decide(agent, glimpse(observer, answered));

        // Then
        assertThat(choice.decision().trigger()).isEqualTo(Trigger.AMBIENT);
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
    void shouldTalkLessWhereEverybodyRepeatsHimself() {
        // Given
        double before = impulse(observer, Trigger.AMBIENT);
        observer.onDensity(density(0, 1, false));

        // When
        double after = impulse(observer, Trigger.AMBIENT);

        // Then
        assertThat(after).isLessThan(0.4 * before);
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

    /// A room that goes at its target rate, with lines that are too deep to be answered.
    private static RoomObserver onTarget() {
        RoomObserver room = new RoomObserver(Fixtures.room(4), NOON);
        IntStream.range(0, 36)
                .forEach(i -> room.onLine(
                        Fixtures.botLine("agent-" + (1 + i % 3), "line " + i, 2, LATER.minusMillis((36 - i) * 1667L))));
        return room;
    }

    private boolean speaksWithin(RoomObserver room, Trigger trigger, int looks) {
        return IntStream.rangeClosed(1, looks).anyMatch(look -> {
            Instant now = LATER.plus(LOOK.multipliedBy(look));
            Glimpse glimpse = new Glimpse(room.picture().at(now), Attention.FRESH, Workload.IDLE, LOOK);
            Decision decision = policy.decide(agent, glimpse).decision();
            return decision.speak() && decision.trigger() == trigger;
        });
    }

    private static Glimpse glimpse(RoomObserver room, Attention attention) {
        return new Glimpse(room.picture().at(LATER), attention, Workload.IDLE, LOOK);
    }

    private double chance(RoomObserver room, Attention attention) {
        return weigh(room, attention).stream()
                .filter(impulse -> impulse.stimulus().trigger() == Trigger.HUMAN)
                .mapToDouble(Impulse::perSecond)
                .sum();
    }

    private double impulse(RoomObserver room, Trigger trigger) {
        return weigh(room, Attention.FRESH).stream()
                .filter(impulse -> impulse.stimulus().trigger() == trigger)
                .mapToDouble(Impulse::perSecond)
                .sum();
    }

    private double chanceOf(RoomObserver room, String factor) {
        return weight(weigh(room, Attention.FRESH).getFirst().reasons(), factor);
    }

    private Map<String, Double> factors(RoomObserver room, Trigger trigger) {
        return weigh(room, Attention.FRESH).stream()
                .filter(impulse -> impulse.stimulus().trigger() == trigger)
                .flatMap(impulse -> impulse.reasons().stream())
                .collect(Collectors.toMap(Reason::getFactor, Reason::getWeight));
    }

    private List<Impulse> weigh(RoomObserver room, Attention attention) {
        Glimpse glimpse = glimpse(room, attention);
        List<Stimulus> stimuli = new StimulusFinder(PolicySettings.DEFAULT.lifetimes()).find(agent, glimpse);
        return new Appeal(PolicySettings.DEFAULT).weigh(agent, glimpse, stimuli);
    }

    private static double weight(List<Reason> reasons, String factor) {
        return reasons.stream()
                .filter(reason -> reason.getFactor().equals(factor))
                .findFirst()
                .orElseThrow()
                .getWeight();
    }

    private static BotDensity density(double botReplies, double duplicates, boolean alarm) {
        return BotDensity.newBuilder()
                .setRoomId("demo")
                .setWindowStart(NOON)
                .setWindowEnd(LATER)
                .setBotCount(10)
                .setHumanCount(0)
                .setDensity(1)
                .setBotReplyShare(botReplies)
                .setMaxReplyDepth(1)
                .setMeanReplyDepth(0)
                .setNearDuplicateShare(duplicates)
                .setPostsByAgent(List.of())
                .setAlarm(alarm)
                .build();
    }
}
