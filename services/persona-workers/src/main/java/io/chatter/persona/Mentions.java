package io.chatter.persona;

import io.chatter.schema.Author;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// Who a line mentions with @. Pure.
final class Mentions {

    private Mentions() {}

    /// Whether `text` holds `@name` as a whole word, in any case.
    static boolean names(String text, String name) {
        return text.indexOf('@') >= 0 && indexOf(text.toLowerCase(Locale.ROOT), name) >= 0;
    }

    /// Ids of the `known` authors that `text` mentions by display name or id, in order of appearance, each
    /// once.
    static List<String> in(String text, Collection<Author> known) {
        if (text.indexOf('@') < 0) {
            return List.of();
        }
        record Found(int at, String id) {}
        String folded = text.toLowerCase(Locale.ROOT);
        List<Found> found = new ArrayList<>();
        for (Author author : known) {
            int byName = indexOf(folded, author.getDisplayName());
            int at = byName >= 0 ? byName : indexOf(folded, author.getId());
            if (at >= 0) {
                found.add(new Found(at, author.getId()));
            }
        }
        return found.stream()
                .sorted((one, other) -> Integer.compare(one.at(), other.at()))
                .map(Found::id)
                .distinct()
                .toList();
    }

    private static int indexOf(String folded, String name) {
        String wanted = "@" + name.toLowerCase(Locale.ROOT);
        for (int at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + 1)) {
            int end = at + wanted.length();
            if (end == folded.length() || !isNamePart(folded.charAt(end))) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isNamePart(char character) {
        return Character.isLetterOrDigit(character) || character == '_' || character == '-';
    }
}
