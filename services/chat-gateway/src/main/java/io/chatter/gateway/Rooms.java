package io.chatter.gateway;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The rooms of this gateway, by id. Immutable.
public final class Rooms {

    private final Map<String, Room> byId;

    /// Rooms whose bans hold for the very author only.
    public Rooms(List<RoomProfile> profiles, Room.Delivery delivery) {
        this(profiles, delivery, GuestNetworks.UNKNOWN);
    }

    /// @param networks for whom else a guest's ban holds
    public Rooms(List<RoomProfile> profiles, Room.Delivery delivery, GuestNetworks networks) {
        this.byId = profiles.stream()
                .map(profile -> new Room(profile, delivery, networks))
                .collect(Collectors.toUnmodifiableMap(room -> room.profile().id(), Function.identity()));
    }

    public Optional<Room> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Collection<Room> all() {
        return byId.values();
    }

    public int viewers() {
        return byId.values().stream().mapToInt(Room::viewers).sum();
    }
}
