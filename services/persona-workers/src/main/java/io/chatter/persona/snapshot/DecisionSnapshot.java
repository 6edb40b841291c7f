package io.chatter.persona.snapshot;

import io.chatter.configuration.Room;
import io.chatter.persona.Agent;
import io.chatter.persona.Choice;
import io.chatter.persona.Decision;
import io.chatter.persona.Glimpse;
import io.chatter.persona.Scene;
import io.chatter.persona.SpeakingPolicy;
import io.chatter.schema.DecidingOutcome;
import io.chatter.schema.PersonaDecision;

/// One look of an agent, complete: [SpeakingPolicy#decide] gives the recorded decision again, and with another
/// room file what that would have done. Immutable.
///
/// @param agent who looked, as drifted
/// @param glimpse what it saw
/// @param outcome what it decided then
public record DecisionSnapshot(Agent agent, Glimpse glimpse, DecidingOutcome outcome) {

    public static DecisionSnapshot of(PersonaDecision recorded) {
        return new DecisionSnapshot(
                SnapshotReader.agent(recorded), SnapshotReader.glimpse(recorded), recorded.getDecision());
    }

    /// The value of the topic persona.decisions. Times are cut to milliseconds, as the policy reads them.
    public static PersonaDecision record(Agent agent, Glimpse glimpse, Choice choice) {
        Decision decision = choice.decision();
        return SnapshotWriter.write(
                agent,
                glimpse,
                new DecidingOutcome(
                        decision.speak(),
                        decision.trigger(),
                        choice.stimulus(),
                        decision.replyDepth(),
                        decision.reasons()));
    }

    /// The decision once more.
    public Choice rerun(SpeakingPolicy policy) {
        return policy.decide(agent, glimpse);
    }

    /// The same look at a room that is configured otherwise. What is seen stays what it was: other lines, which
    /// other decisions would have brought about, are not imagined.
    public DecisionSnapshot in(Room changed) {
        Scene scene = glimpse.scene();
        Scene other = new Scene(changed, scene.context(), scene.recent(), scene.trends(), scene.density(), scene.now());
        return new DecisionSnapshot(
                agent,
                new Glimpse(
                        glimpse.picture().showing(other), glimpse.attention(), glimpse.workload(), glimpse.elapsed()),
                outcome);
    }

    /// Whether deciding again gives what was recorded: the same stimulus, and speech or silence.
    public boolean agrees(Choice again) {
        return again.decision().speak() == outcome.getSpeak()
                && again.stimulus().equals(outcome.getStimulus());
    }
}
