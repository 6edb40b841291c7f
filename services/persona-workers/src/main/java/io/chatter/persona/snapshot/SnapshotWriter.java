package io.chatter.persona.snapshot;

import io.chatter.configuration.Pacing;
import io.chatter.configuration.Persona;
import io.chatter.configuration.Room;
import io.chatter.persona.Agent;
import io.chatter.persona.Attention;
import io.chatter.persona.Glimpse;
import io.chatter.persona.RoomPulse;
import io.chatter.persona.Workload;
import io.chatter.schema.DecidingAttention;
import io.chatter.schema.DecidingOutcome;
import io.chatter.schema.DecidingPersona;
import io.chatter.schema.DecidingPulse;
import io.chatter.schema.DecidingRoom;
import io.chatter.schema.DecidingSighting;
import io.chatter.schema.DecidingWorkload;
import io.chatter.schema.PersonaDecision;
import java.util.List;
import java.util.stream.Collectors;

/// From the domain to the record. Pure.
final class SnapshotWriter {

    private SnapshotWriter() {}

    static PersonaDecision write(Agent agent, Glimpse glimpse, DecidingOutcome outcome) {
        return PersonaDecision.newBuilder()
                .setRoomId(agent.roomId())
                .setAgent(agent.name())
                .setDecidedAt(glimpse.now())
                .setElapsedMs(glimpse.elapsed().toMillis())
                .setSeed(agent.seed())
                .setPersona(persona(agent.persona()))
                .setAttention(attention(glimpse.attention()))
                .setWorkload(workload(glimpse.workload()))
                .setRoom(room(glimpse.scene().room()))
                .setRecent(glimpse.scene().recent())
                .setContext(glimpse.scene().context())
                .setTrends(glimpse.scene().trends())
                .setDensity(glimpse.scene().density())
                .setPulse(pulse(glimpse.pulse()))
                .setDecision(outcome)
                .build();
    }

    private static DecidingPersona persona(Persona persona) {
        return new DecidingPersona(
                persona.id(),
                persona.displayName(),
                persona.talkativeness(),
                persona.cooldown().toMillis(),
                persona.topics(),
                persona.affinities());
    }

    private static DecidingAttention attention(Attention attention) {
        return new DecidingAttention(
                attention.lastSpokeAt(), attention.settled(), List.copyOf(attention.acquaintances()));
    }

    private static DecidingWorkload workload(Workload workload) {
        return new DecidingWorkload(
                workload.turns(),
                workload.limit(),
                workload.answering().entrySet().stream()
                        .collect(Collectors.toMap(entry -> entry.getKey(), entry -> List.copyOf(entry.getValue()))));
    }

    private static DecidingRoom room(Room room) {
        Pacing pacing = room.pacing();
        return new DecidingRoom(
                room.personas(),
                pacing.targetLinesPerMinute(),
                pacing.hype(),
                pacing.replyDepthCap(),
                pacing.humanPreference());
    }

    private static DecidingPulse pulse(RoomPulse pulse) {
        return new DecidingPulse(
                pulse.since(),
                pulse.rate().mass(),
                pulse.rate().since(),
                pulse.rate().at(),
                pulse.rate().timeConstant().toMillis(),
                pulse.lastHumanAt(),
                pulse.sightings().stream()
                        .map(one -> new DecidingSighting(one.key(), one.event(), one.text(), one.at(), one.seenAt()))
                        .toList());
    }
}
