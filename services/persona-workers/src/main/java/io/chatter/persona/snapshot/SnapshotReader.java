package io.chatter.persona.snapshot;

import io.chatter.configuration.Pacing;
import io.chatter.configuration.Persona;
import io.chatter.configuration.RecogniserSettings;
import io.chatter.configuration.Room;
import io.chatter.configuration.RoomAccess;
import io.chatter.configuration.StreamSource;
import io.chatter.configuration.Voice;
import io.chatter.persona.Agent;
import io.chatter.persona.Attention;
import io.chatter.persona.DecayingRate;
import io.chatter.persona.Glimpse;
import io.chatter.persona.Removals;
import io.chatter.persona.RoomPicture;
import io.chatter.persona.RoomPulse;
import io.chatter.persona.Scene;
import io.chatter.persona.Sighting;
import io.chatter.persona.Silences;
import io.chatter.persona.Workload;
import io.chatter.schema.DecidingPersona;
import io.chatter.schema.DecidingPulse;
import io.chatter.schema.DecidingRoom;
import io.chatter.schema.PersonaDecision;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// From the record to the domain. What the policy does not read (voice, title, source) stays empty. Pure.
final class SnapshotReader {

    private static final Voice SILENT = new Voice("", Voice.Casing.LOWER, 1, "", List.of(), List.of());

    private SnapshotReader() {}

    static Agent agent(PersonaDecision recorded) {
        DecidingPersona persona = recorded.getPersona();
        return new Agent(
                recorded.getRoomId(),
                recorded.getAgent(),
                new Persona(
                        persona.getId(),
                        persona.getDisplayName(),
                        "",
                        "#000000",
                        SILENT,
                        List.of(),
                        List.of(),
                        persona.getTopics(),
                        List.of(),
                        persona.getAffinities(),
                        persona.getTalkativeness(),
                        Duration.ofMillis(persona.getCooldownMs())),
                recorded.getSeed());
    }

    static Glimpse glimpse(PersonaDecision recorded) {
        Scene scene = new Scene(
                room(recorded.getRoomId(), recorded.getRoom()),
                recorded.getContext(),
                recorded.getRecent(),
                recorded.getTrends(),
                recorded.getDensity(),
                recorded.getDecidedAt());
        return new Glimpse(
                new RoomPicture(scene, pulse(recorded.getPulse()), Removals.NONE, Silences.NONE),
                new Attention(
                        recorded.getAttention().getLastSpokeAt(),
                        recorded.getAttention().getSettled(),
                        Set.copyOf(recorded.getAttention().getAcquaintances())),
                new Workload(
                        recorded.getWorkload().getTurns(),
                        recorded.getWorkload().getLimit(),
                        recorded.getWorkload().getAnswering().entrySet().stream()
                                .collect(Collectors.toMap(
                                        entry -> entry.getKey(), entry -> Set.copyOf(entry.getValue())))),
                Duration.ofMillis(recorded.getElapsedMs()));
    }

    private static Room room(String id, DecidingRoom room) {
        return new Room(
                id,
                id,
                "",
                "en",
                new StreamSource.None(),
                new RecogniserSettings(RecogniserSettings.Engine.NONE),
                new RoomAccess(true, true),
                new Pacing(
                        room.getTargetLinesPerMinute(),
                        room.getHype(),
                        room.getReplyDepthCap(),
                        room.getHumanPreference()),
                room.getPersonas(),
                "");
    }

    private static RoomPulse pulse(DecidingPulse pulse) {
        DecayingRate rate = new DecayingRate(
                pulse.getRateMass(),
                pulse.getRateSince(),
                pulse.getRateAt(),
                Duration.ofMillis(pulse.getRateTimeConstantMs()));
        List<Sighting> sightings = pulse.getSightings().stream()
                .map(one -> new Sighting(one.getKey(), one.getEvent(), one.getText(), one.getAt(), one.getSeenAt()))
                .toList();
        return new RoomPulse(pulse.getSince(), rate, pulse.getLastHumanAt(), sightings);
    }
}
