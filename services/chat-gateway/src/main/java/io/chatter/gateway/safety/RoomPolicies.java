package io.chatter.gateway.safety;

import io.chatter.configuration.ChatterConfiguration;
import io.chatter.configuration.ModerationProfile;
import io.chatter.configuration.Room;
import io.chatter.safety.Category;
import io.chatter.safety.Levels;
import io.chatter.safety.LinkPolicy;
import io.chatter.safety.ModerationPolicy;
import io.chatter.safety.TermOverrides;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Which policy holds in which room. Immutable.
public final class RoomPolicies {

    private final Map<String, ModerationPolicy> byRoom;

    private RoomPolicies(Map<String, ModerationPolicy> byRoom) {
        this.byRoom = Map.copyOf(byRoom);
    }

    /// One policy a profile, shared by the rooms that name it.
    public static RoomPolicies of(ChatterConfiguration configuration) {
        Map<String, ModerationPolicy> byProfile = new HashMap<>();
        configuration.moderation().forEach((id, profile) -> byProfile.put(id, policy(profile)));
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
    ModerationPolicy of(String room) {
        return byRoom.getOrDefault(room, ModerationPolicy.defaults());
    }

    private static ModerationPolicy policy(ModerationProfile profile) {
        Map<Category, Integer> levels = new HashMap<>();
        profile.categories()
                .forEach((id, level) -> Category.ofId(id)
                        .filter(Category::isLevelled)
                        .ifPresent(category -> levels.put(category, level)));
        return ModerationPolicy.defaults()
                .withLevels(Levels.overall(profile.level()).with(levels))
                .withLinks(links(profile.links()))
                .withTerms(new TermOverrides(Set.copyOf(profile.blockedTerms()), Set.copyOf(profile.allowedTerms())));
    }

    private static LinkPolicy links(ModerationProfile.Links links) {
        LinkPolicy.Mode mode = LinkPolicy.Mode.valueOf(links.mode().name());
        return new LinkPolicy(mode, Set.copyOf(links.allowedHosts()), Set.copyOf(links.deniedHosts()));
    }
}
