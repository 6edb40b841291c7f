package io.chatter.gateway;

import io.chatter.schema.ActorRole;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a person may do in a room, least first. Each role may do what those before it may.
public enum Role {
    /// Reads, and writes where the room lets guests or accounts write.
    VIEWER,
    /// Writes in rooms that are for members only.
    MEMBER,
    /// Decides on lines and people, and is not bound by the room's modes.
    MODERATOR,
    /// Owns the room.
    BROADCASTER;

    public boolean moderates() {
        return this == MODERATOR || this == BROADCASTER;
    }

    boolean isMember() {
        return this != VIEWER;
    }

    /// Badges of the role, in display order.
    List<String> badges() {
        return switch (this) {
            case VIEWER -> List.of();
            case MEMBER -> List.of("subscriber");
            case MODERATOR -> List.of("moderator");
            case BROADCASTER -> List.of("broadcaster");
        };
    }

    /// The role as it stands beside a decision in the log.
    public ActorRole actorRole() {
        return this == BROADCASTER ? ActorRole.BROADCASTER : ActorRole.MODERATOR;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @param wireName as in tokens and frames; anything else is no role
    public static Optional<Role> ofWireName(String wireName) {
        for (Role role : values()) {
            if (role.wireName().equals(wireName)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
