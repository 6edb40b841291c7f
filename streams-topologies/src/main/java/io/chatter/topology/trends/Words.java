package io.chatter.topology.trends;

import java.util.Locale;

/// The text of words, character by character: every word of every line passes here.
final class Words {

    private static final int STRETCHED = 3;

    private Words() {}

    /// Where white space (or else what is not) that begins at `from` ends.
    static int skip(String text, int from, boolean space) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at)) == space) {
            at++;
        }
        return at;
    }

    /// A word as it is counted: stripped, lower-cased, with plain apostrophes and no stretched letters.
    static String fold(String token) {
        String bare = stripped(token);
        if (bare.indexOf('’') >= 0) {
            bare = bare.replace('’', '\'');
        }
        return isStretched(bare) ? squeezed(bare) : bare;
    }

    /// Lower-cased, without what is neither letter nor digit at its ends.
    static String stripped(String token) {
        int start = 0;
        int end = token.length();
        while (start < end && !isWordy(token.codePointAt(start))) {
            start += Character.charCount(token.codePointAt(start));
        }
        while (end > start && !isWordy(token.codePointBefore(end))) {
            end -= Character.charCount(token.codePointBefore(end));
        }
        return token.substring(start, end).toLowerCase(Locale.ROOT);
    }

    static boolean hasLetter(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (Character.isLetter(word.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /// @param token at least one character
    static boolean isLink(String token) {
        return switch (token.charAt(0)) {
            case 'h', 'H' -> startsWith(token, "http://") || startsWith(token, "https://");
            case 'w', 'W' -> startsWith(token, "www.");
            default -> false;
        };
    }

    private static boolean startsWith(String token, String prefix) {
        return token.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    private static boolean isWordy(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER -> true;
            default -> false;
        };
    }

    private static boolean isStretched(String word) {
        for (int i = 2; i < word.length(); i++) {
            char letter = word.charAt(i);
            if (letter == word.charAt(i - 1) && letter == word.charAt(i - 2) && Character.isLetter(letter)) {
                return true;
            }
        }
        return false;
    }

    private static String squeezed(String word) {
        StringBuilder squeezed = new StringBuilder(word.length());
        int run = 1;
        for (int i = 0; i < word.length(); i++) {
            char letter = word.charAt(i);
            run = i > 0 && letter == word.charAt(i - 1) && Character.isLetter(letter) ? run + 1 : 1;
            if (run == STRETCHED) {
                squeezed.setLength(squeezed.length() - 1);
            } else if (run < STRETCHED) {
                squeezed.append(letter);
            }
        }
        return squeezed.toString();
    }
}
