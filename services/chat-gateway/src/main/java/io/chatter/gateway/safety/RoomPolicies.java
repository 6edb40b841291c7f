package io.chatter.gateway.safety;

import io.chatter.configuration.ChatterConfiguration;
import io.chatter.configuration.Room;
import io.chatter.safety.ModerationPolicy;
import java.util.HashMap;
import java.util.Map;

/// Which policy holds in which room. Immutable.
public final class RoomPolicies {

    private final Map<String, ModerationPolicy> byRoom;

    private RoomPolicies(Map<String, ModerationPolicy> byRoom) {
        this.byRoom = Map.copyOf(byRoom);
    }

    /// One policy a profile, shared by the rooms that name it.
    public static RoomPolicies of(ChatterConfiguration configuration) {
        Map<String, ModerationPolicy> byProfile = new HashMap<>();
        configuration.moderation().forEach((id, profile) -> byProfile.put(id, profile.policy()));
        Map<String, ModerationPolicy> byRoom = new HashMap<>();
        for (Room room : configuration.rooms().values()) {
            byRoom.put(room.id(), byProfile.getOrDefault(room.moderation(), ModerationPolicy.defaults()));
        }
        return new RoomPolicies(byRoom);
    }

    /// The default policy in every room.
    public static RoomPolicies defaults() {
        return new RoomPolicies(Map.of());
    }

    /// The room's policy; the defaults for a room that the configuration does not know.
    public ModerationPolicy of(String room) {
        return byRoom.getOrDefault(room, ModerationPolicy.defaults());
    }
}
