package io.chatter.benchmark.decisions;

import io.chatter.configuration.Room;
import io.chatter.persona.PolicySettings;
import io.chatter.persona.SpeakingPolicy;
import io.chatter.persona.snapshot.DecisionSnapshot;
import io.chatter.schema.PersonaDecision;
import io.chatter.schema.Trigger;
import java.util.EnumMap;
import java.util.Map;

/// Counts what agents decided, what they decide again from what they saw, and what they would have decided in a room
/// that is configured otherwise. Owned by one thread.
final class WhatIf {

    /// Turns of one trigger, in the room as it was and as it would have been.
    static final class Turns {
        long then;
        long changed;
    }

    private final Room room;
    private final SpeakingPolicy policy = new SpeakingPolicy(PolicySettings.DEFAULT);
    private final Map<Trigger, Turns> byTrigger = new EnumMap<>(Trigger.class);

    private long looks;
    private long agreeing;
    private long begun;
    private long withheld;

    /// @param room as it is configured otherwise
    WhatIf(Room room) {
        this.room = room;
    }

    void add(PersonaDecision recorded) {
        DecisionSnapshot snapshot = DecisionSnapshot.of(recorded);
        boolean spoke = recorded.getDecision().getSpeak();
        var otherwise = snapshot.in(room).rerun(policy).decision();
        looks++;
        agreeing += snapshot.agrees(snapshot.rerun(policy)) ? 1 : 0;
        begun += !spoke && otherwise.speak() ? 1 : 0;
        withheld += spoke && !otherwise.speak() ? 1 : 0;
        if (spoke) {
            turns(recorded.getDecision().getTrigger()).then++;
        }
        if (otherwise.speak()) {
            turns(otherwise.trigger()).changed++;
        }
    }

    private Turns turns(Trigger trigger) {
        return byTrigger.computeIfAbsent(trigger, _ -> new Turns());
    }

    long looks() {
        return looks;
    }

    /// Looks of which deciding again gives what was recorded.
    long agreeing() {
        return agreeing;
    }

    /// Silent looks that would have led to a turn.
    long begun() {
        return begun;
    }

    /// Turns that would not have been taken.
    long withheld() {
        return withheld;
    }

    Map<Trigger, Turns> byTrigger() {
        return byTrigger;
    }
}
