package io.chatter.persona;

import io.chatter.schema.Author;
import java.util.Locale;

/// What chat knows somebody by from one visit to the next. A guest's id ends with the connection, so a guest
/// is known by name, as in any chat without accounts; everybody else by id. Pure.
public final class PersonKey {

    private static final String GUEST = "guest";

    private PersonKey() {}

    public static String of(Author author) {
        return author.getBadges().contains(GUEST) ? author.getDisplayName().toLowerCase(Locale.ROOT) : author.getId();
    }
}
