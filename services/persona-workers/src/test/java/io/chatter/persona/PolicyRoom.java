package io.chatter.persona;

import static io.chatter.persona.Fixtures.NOON;

import io.chatter.schema.BotDensity;
import io.chatter.schema.Reason;
import io.chatter.schema.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A room with one agent that looks at it, and how strongly it is moved.
abstract class PolicyRoom {

    static final Duration LOOK = Duration.ofMillis(300);
    static final Instant LATER = NOON.plusSeconds(60);

    final SpeakingPolicy policy = new SpeakingPolicy(PolicySettings.DEFAULT);
    final Agent agent = Fixtures.agent("agent-0");
    final RoomObserver observer = new RoomObserver(Fixtures.room(4), NOON);

    /// A room that goes at its target rate, with lines that are too deep to be answered.
    static RoomObserver onTarget() {
        RoomObserver room = new RoomObserver(Fixtures.room(4), NOON);
        IntStream.range(0, 36)
                .forEach(i -> room.onLine(
                        Fixtures.botLine("agent-" + (1 + i % 3), "line " + i, 2, LATER.minusMillis((36 - i) * 1667L))));
        return room;
    }

    boolean speaksWithin(RoomObserver room, Trigger trigger, int looks) {
        return IntStream.rangeClosed(1, looks).anyMatch(look -> {
            Instant now = LATER.plus(LOOK.multipliedBy(look));
            Glimpse glimpse = new Glimpse(room.picture().at(now), Attention.FRESH, Workload.IDLE, LOOK);
            Decision decision = policy.decide(agent, glimpse).decision();
            return decision.speak() && decision.trigger() == trigger;
        });
    }

    static Glimpse glimpse(RoomObserver room, Attention attention) {
        return new Glimpse(room.picture().at(LATER), attention, Workload.IDLE, LOOK);
    }

    double chance(RoomObserver room, Attention attention) {
        return weigh(room, attention).stream()
                .filter(impulse -> impulse.stimulus().trigger() == Trigger.HUMAN)
                .mapToDouble(Impulse::perSecond)
                .sum();
    }

    double impulse(RoomObserver room, Trigger trigger) {
        return weigh(room, Attention.FRESH).stream()
                .filter(impulse -> impulse.stimulus().trigger() == trigger)
                .mapToDouble(Impulse::perSecond)
                .sum();
    }

    double chanceOf(RoomObserver room, String factor) {
        return weight(weigh(room, Attention.FRESH).getFirst().reasons(), factor);
    }

    Map<String, Double> factors(RoomObserver room, Trigger trigger) {
        return weigh(room, Attention.FRESH).stream()
                .filter(impulse -> impulse.stimulus().trigger() == trigger)
                .flatMap(impulse -> impulse.reasons().stream())
                .collect(Collectors.toMap(Reason::getFactor, Reason::getWeight));
    }

    List<Impulse> weigh(RoomObserver room, Attention attention) {
        Glimpse glimpse = glimpse(room, attention);
        List<Stimulus> stimuli = new StimulusFinder(PolicySettings.DEFAULT.lifetimes()).find(agent, glimpse);
        return new Appeal(PolicySettings.DEFAULT).weigh(agent, glimpse, stimuli);
    }

    static double weight(List<Reason> reasons, String factor) {
        return reasons.stream()
                .filter(reason -> reason.getFactor().equals(factor))
                .findFirst()
                .orElseThrow()
                .getWeight();
    }

    static BotDensity density(double botReplies, double duplicates, boolean alarm) {
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
