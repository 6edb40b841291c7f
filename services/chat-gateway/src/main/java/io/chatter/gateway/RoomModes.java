package io.chatter.gateway;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// What holds in a room for people who do not moderate it.
///
/// @param slow least time between two lines of one person; zero for none
/// @param emoteOnly whether lines may hold nothing but emotes; binds personas, too
/// @param uniqueChat whether a line that was just said is turned down
/// @param membersOnly whether only members may write
/// @param shield whether stricter modes hold for now; the others stay as they are for afterwards
public record RoomModes(Duration slow, boolean emoteOnly, boolean uniqueChat, boolean membersOnly, boolean shield) {

    public static final String SLOW = "slow";
    public static final String EMOTE_ONLY = "emote_only";
    public static final String UNIQUE_CHAT = "unique_chat";
    public static final String MEMBERS_ONLY = "members_only";
    public static final String SHIELD = "shield";

    private static final String CHANGEABLE = String.join(", ", SLOW, EMOTE_ONLY, UNIQUE_CHAT, MEMBERS_ONLY);

    /// Longest pause that slow mode may ask for.
    public static final Duration MAX_SLOW = Duration.ofHours(1);

    private static final Duration SHIELD_SLOW = Duration.ofSeconds(30);

    /// After the bounds that its constructor checks it against.
    public static final RoomModes NONE = new RoomModes(Duration.ZERO, false, false, false, false);

    public RoomModes {
        if (slow.isNegative() || slow.compareTo(MAX_SLOW) > 0) {
            throw new IllegalArgumentException(
                    "slow must be 0 to " + MAX_SLOW.toSeconds() + " seconds, not " + slow.toSeconds());
        }
    }

    /// What people have to keep to: under the shield, members only, 30 s apart, nothing twice.
    public RoomModes inForce() {
        if (!shield) {
            return this;
        }
        Duration pause = slow.compareTo(SHIELD_SLOW) > 0 ? slow : SHIELD_SLOW;
        return new RoomModes(pause, emoteOnly, true, true, true);
    }

    RoomModes withShield(boolean on) {
        return new RoomModes(slow, emoteOnly, uniqueChat, membersOnly, on);
    }

    /// @param changes modes by name; those that are not named stay
    /// @throws IllegalArgumentException when there is no such mode, or it cannot be so
    RoomModes with(Map<String, String> changes) {
        Map<String, String> all = new HashMap<>(toMap());
        changes.forEach((mode, value) -> {
            if (all.replace(mode, value) == null) {
                throw new IllegalArgumentException("there is no mode " + mode + "; there are " + CHANGEABLE);
            }
        });
        return of(all);
    }

    /// Slow in seconds, the others `true` or `false`.
    public Map<String, String> toMap() {
        return Map.of(
                SLOW, Long.toString(slow.toSeconds()),
                EMOTE_ONLY, Boolean.toString(emoteOnly),
                UNIQUE_CHAT, Boolean.toString(uniqueChat),
                MEMBERS_ONLY, Boolean.toString(membersOnly),
                SHIELD, Boolean.toString(shield));
    }

    /// @param modes as [#toMap] gives them; those that are missing are off
    /// @throws IllegalArgumentException when a value is none
    public static RoomModes of(Map<String, String> modes) {
        return new RoomModes(
                pause(modes.getOrDefault(SLOW, "0")),
                isOn(modes, EMOTE_ONLY),
                isOn(modes, UNIQUE_CHAT),
                isOn(modes, MEMBERS_ONLY),
                isOn(modes, SHIELD));
    }

    private static Duration pause(String seconds) {
        try {
            return Duration.ofSeconds(Long.parseLong(seconds));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(SLOW + " must be a whole number of seconds, not " + seconds, e);
        }
    }

    private static boolean isOn(Map<String, String> modes, String mode) {
        String value = modes.getOrDefault(mode, "false");
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(mode + " must be true or false, not " + value);
        };
    }
}
