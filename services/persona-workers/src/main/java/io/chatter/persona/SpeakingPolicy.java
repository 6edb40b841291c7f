package io.chatter.persona;

import io.chatter.schema.ChatMessage;
import io.chatter.schema.Trigger;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Decides whether an agent speaks now, and about what. A pure function of agent and glimpse: the same
/// recorded glimpse gives the same choice. Thread-safe.
///
/// Every stimulus is a Poisson process whose rate is the product of its factors, so agents race for a
/// stimulus with exponential waiting times (a decentralised Aloha): the expected time to the first answer
/// is the inverse of the crowd's rate, and what has been answered already dampens the rest. Nobody tells
/// the agents how many they are or whose turn it is: the room's rate is steered by what each of them
/// observes.
public final class SpeakingPolicy {

    private final StimulusFinder finder;
    private final Appeal appeal;

    public SpeakingPolicy(PolicySettings settings) {
        this.finder = new StimulusFinder(settings.lifetimes());
        this.appeal = new Appeal(settings);
    }

    /// Takes some tens of microseconds.
    public Choice decide(Agent agent, Glimpse glimpse) {
        List<Impulse> impulses = appeal.weigh(agent, glimpse, finder.find(agent, glimpse));
        double total = impulses.stream().mapToDouble(Impulse::perSecond).sum();
        SplittableRandom random = randomness(agent, glimpse);
        double seconds = glimpse.elapsed().toMillis() / 1000.0;
        if (random.nextDouble() < 1 - Math.exp(-total * seconds)) {
            return choice(true, pick(impulses, random.nextDouble() * total));
        }
        return choice(
                false,
                impulses.stream()
                        .max(Comparator.comparingDouble(Impulse::perSecond))
                        .orElseThrow());
    }

    private static Impulse pick(List<Impulse> impulses, double at) {
        double passed = 0;
        for (Impulse impulse : impulses) {
            passed += impulse.perSecond();
            if (at < passed) {
                return impulse;
            }
        }
        return impulses.getLast();
    }

    private static Choice choice(boolean speak, Impulse impulse) {
        Stimulus stimulus = impulse.stimulus();
        ChatMessage line = stimulus instanceof Stimulus.Spoken spoken ? spoken.line() : null;
        int depth = stimulus instanceof Stimulus.Spoken spoken ? spoken.replyDepth() : 0;
        Decision decision =
                new Decision(speak, stimulus.trigger(), line, triggerText(stimulus), depth, impulse.reasons());
        Instant happenedAt =
                stimulus instanceof Stimulus.EventSeen seen ? seen.sighting().at() : null;
        return new Choice(decision, stimulus.key(), happenedAt);
    }

    private static @Nullable String triggerText(Stimulus stimulus) {
        return stimulus.trigger() == Trigger.CONTEXT || stimulus.trigger() == Trigger.TREND ? stimulus.text() : null;
    }

    private static SplittableRandom randomness(Agent agent, Glimpse glimpse) {
        return new SplittableRandom(Seeds.mix(agent.seed(), glimpse.now().toEpochMilli()));
    }
}
