package io.chatter.persona;

import io.chatter.schema.Author;
import java.util.Locale;

/// What chat knows somebody by from one visit to the next. A guest's id ends with the connection, so a guest
/// is known by name, as in any chat without accounts; everybody else by id. The two never meet: a guest who
/// takes the name of an account is told nothing that the account said. Pure.
public final class PersonKey {

    private static final String GUEST = "guest";
    private static final String GUESTS = "guest:";
    private static final String ACCOUNTS = "account:";

    private PersonKey() {}

    /// `guest:` and the name in lower case, or the id as it is; an id that looks like a key of ours is set apart
    /// by `account:`.
    public static String of(Author author) {
        if (author.getBadges().contains(GUEST)) {
            return GUESTS + author.getDisplayName().toLowerCase(Locale.ROOT);
        }
        String id = author.getId();
        return id.startsWith(GUESTS) || id.startsWith(ACCOUNTS) ? ACCOUNTS + id : id;
    }
}
