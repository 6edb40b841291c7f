package io.chatter.topology.trends;

import io.chatter.schema.TermKind;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What white space separates, and what it counts as.
///
/// @param raw as it was written
/// @param text as it is counted
/// @param kind of the term that it is by itself; null if it is none
/// @param hash of that term
/// @param isWord whether phrases may have it
/// @param breaks whether it ends a phrase
record Token(String raw, String text, @Nullable TermKind kind, long hash, boolean isWord, boolean breaks) {

    private static final int MIN_WORD = 3;
    private static final int MAX_WORD = 40;
    private static final String BREAKS = ".!?,;:";
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_-]{1,40}");
    private static final Pattern SHORTCODE = Pattern.compile(":[a-zA-Z0-9_]{2,32}:");

    static Token of(String raw, Set<String> emotes) {
        char first = raw.charAt(0);
        if (emotes.contains(raw) || first == ':' && SHORTCODE.matcher(raw).matches()) {
            return special(raw, TermKind.EMOTE, raw);
        }
        return switch (first) {
            case '@' -> named(raw, TermKind.MENTION);
            case '#' -> named(raw, TermKind.TAG);
            default -> Words.isLink(raw) ? new Token(raw, raw, null, 0, false, true) : word(raw);
        };
    }

    /// Whether a phrase may begin and end with it.
    boolean isTelling() {
        return kind == TermKind.WORD;
    }

    private static Token named(String raw, TermKind kind) {
        String name = Words.stripped(raw.substring(1));
        return NAME.matcher(name).matches() ? special(raw, kind, name) : word(raw);
    }

    private static Token special(String raw, TermKind kind, String text) {
        return new Token(raw, text, kind, new Term(kind, text).hash(), false, true);
    }

    private static Token word(String raw) {
        String text = Words.fold(raw);
        boolean breaks = text.isEmpty() || BREAKS.indexOf(raw.charAt(raw.length() - 1)) >= 0;
        boolean telling = text.length() >= MIN_WORD
                && text.length() <= MAX_WORD
                && Words.hasLetter(text)
                && !StopWords.contains(text);
        return telling
                ? new Token(raw, text, TermKind.WORD, new Term(TermKind.WORD, text).hash(), true, breaks)
                : new Token(raw, text, null, 0, true, breaks);
    }
}
