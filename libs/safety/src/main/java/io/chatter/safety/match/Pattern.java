package io.chatter.safety.match;

/// A term in folded characters.
///
/// @param letters letters, digits, masks and single separators; not blank
/// @param openStart true when letters may stand before it, false when it starts a word
/// @param openEnd true when letters may stand after it, false when it ends a word
public record Pattern(String letters, boolean openStart, boolean openEnd) {
    public static final int LONGEST = 60;

    public Pattern {
        check(letters);
    }

    /// @throws IllegalArgumentException when `letters` cannot be a pattern; the message says why
    public static void check(String letters) {
        if (letters.isBlank() || letters.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "a term must have 1 to " + LONGEST + " characters, not " + letters.length() + ": " + letters);
        }
        for (int i = 0; i < letters.length(); i++) {
            if (!Spelling.isPartOfTerm(letters.charAt(i))) {
                throw new IllegalArgumentException("a term cannot hold '" + letters.charAt(i) + "': " + letters);
            }
        }
    }
}
