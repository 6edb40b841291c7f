package io.chatter.gateway;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// Makes up people without an account: an id of their own for each connection, a name they may wish for, a colour that
/// follows from the name. Nobody gets a persona's name or one that safety refuses. Thread-safe if `random` is.
public final class Guests {

    private static final int MAX_NAME = 25;
    private static final String ID_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int ID_LENGTH = 8;

    /// Readable on dark and on light ground; clients still adjust for contrast.
    private static final List<String> COLORS = List.of(
            "#e05f5f", "#d9822b", "#b8a12f", "#5fae4b", "#2fa58c", "#3f8fd2", "#7d6fe0", "#b765d6", "#d65f9e",
            "#8f8f9d");

    private final Set<String> takenNames;
    private final Predicate<String> acceptable;
    private final RandomGenerator random;

    /// @param takenNames names that no guest may have, in any case
    /// @param acceptable whether a wished-for name may be shown
    public Guests(Set<String> takenNames, Predicate<String> acceptable, RandomGenerator random) {
        this.takenNames =
                takenNames.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        this.acceptable = acceptable;
        this.random = random;
    }

    Participant arrive(Optional<String> wish, boolean mayPost) {
        String id = "guest-" + shortId();
        String name = wish.map(Guests::tidy)
                .filter(tidy -> !tidy.isEmpty())
                .filter(tidy -> !takenNames.contains(tidy.toLowerCase(Locale.ROOT)))
                .filter(acceptable)
                .orElse(id);
        String color = COLORS.get(Math.floorMod(name.hashCode(), COLORS.size()));
        return new Participant(id, name, color, List.of("guest"), mayPost);
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

    private String shortId() {
        return random.ints(ID_LENGTH, 0, ID_LETTERS.length())
                .mapToObj(i -> String.valueOf(ID_LETTERS.charAt(i)))
                .collect(Collectors.joining());
    }
}
