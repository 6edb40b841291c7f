package io.chatter.gateway;

import io.chatter.safety.NameSkeleton;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Receives people. One without an account gets an id for each connection, a name they may wish for and a colour that
/// follows from the name. Nobody gets a name that safety refuses, or that looks like a persona's or a role's; no guest
/// gets that of another person on this replica. Thread-safe.
public final class Guests {

    private static final String MEMBER = "member-";
    private static final int MAX_NAME = 25;
    private static final int SHORT_ID_LENGTH = 8;
    private static final int MARK_LENGTH = 4;

    /// Readable on dark and on light ground; clients still adjust for contrast.
    private static final List<String> COLORS = List.of(
            "#e05f5f", "#d9822b", "#b8a12f", "#5fae4b", "#2fa58c", "#3f8fd2", "#7d6fe0", "#b765d6", "#d65f9e",
            "#8f8f9d");

    /// Names of roles: who bears one is believed.
    private static final Set<String> ROLES = Set.of(
            "admin",
            "administrator",
            "broadcaster",
            "chatter",
            "host",
            "mod",
            "moderator",
            "official",
            "owner",
            "staff",
            "streamer",
            "support",
            "system");

    private final Set<String> takenNames;
    /// How many sockets bear a name.
    private final Map<String, Integer> present = new ConcurrentHashMap<>();
    private final NameRule acceptable;
    private final GuestIds ids;

    /// @param takenNames names that no guest may have, in any spelling that looks alike
    /// @param acceptable whether a wished-for name may be shown in a room
    public Guests(Set<String> takenNames, NameRule acceptable, GuestIds ids) {
        this.takenNames = Stream.concat(takenNames.stream(), ROLES.stream())
                .map(NameSkeleton::of)
                .collect(Collectors.toUnmodifiableSet());
        this.acceptable = acceptable;
        this.ids = ids;
    }

    /// Whoever arrives must [#leave].
    ///
    /// @param from where a ban of this guest holds
    Participant arrive(RoomProfile room, Optional<String> wish, ClientNetwork from) {
        String id = ids.issue(from);
        String name = wish.flatMap(wished -> nameOf(wished, room))
                .map(tidy -> present.putIfAbsent(NameSkeleton.of(tidy), 1) == null ? tidy : counted(apart(tidy, id)))
                .orElseGet(() -> counted(GuestIds.PREFIX + id.substring(id.length() - SHORT_ID_LENGTH)));
        Participant.Standing standing =
                new Participant.Standing(Role.VIEWER, room.access().guestsMayPost());
        return new Participant(id, name, colorOf(name), List.of("guest"), standing);
    }

    /// Whoever has an account keeps its name, unless it looks like somebody else's or may not be shown. The id is no
    /// name then: nobody has judged it, and it may be an e-mail address. Must [#leave], too.
    Participant welcome(RoomProfile room, Account account) {
        String name = counted(nameOf(account.name(), room)
                .orElseGet(
                        () -> MEMBER + HexFormat.of().toHexDigits(account.id().hashCode())));
        Role role = account.role();
        return new Participant(account.id(), name, colorOf(name), role.badges(), new Participant.Standing(role, true));
    }

    void leave(Participant person) {
        present.computeIfPresent(
                NameSkeleton.of(person.displayName()), (_, sockets) -> sockets > 1 ? sockets - 1 : null);
    }

    private Optional<String> nameOf(String wish, RoomProfile room) {
        return Optional.of(tidy(wish))
                .filter(tidy -> !tidy.isEmpty())
                .filter(tidy -> !takenNames.contains(NameSkeleton.of(tidy)))
                .filter(tidy -> acceptable.allows(tidy, room.id()));
    }

    private String counted(String name) {
        present.merge(NameSkeleton.of(name), 1, Integer::sum);
        return name;
    }

    /// A name that is here already, told apart: its bearer may well be back before the old socket is known to be
    /// dead.
    private static String apart(String name, String id) {
        return name.codePoints()
                .limit(MAX_NAME - MARK_LENGTH - 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .append('-')
                .append(id, id.length() - MARK_LENGTH, id.length())
                .toString();
    }

    /// Letters, digits, `_` and `-` of any script, without what could hide or reorder text.
    private static String tidy(String wish) {
        String kept = wish.codePoints()
                .filter(c -> Character.isLetterOrDigit(c) || c == '_' || c == '-')
                .limit(MAX_NAME)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return kept.codePoints().anyMatch(Character::isLetterOrDigit) ? kept : "";
    }

    private static String colorOf(String name) {
        return COLORS.get(Math.floorMod(name.hashCode(), COLORS.size()));
    }
}
