package io.chatter.safety;

/// A term of a list.
///
/// @param letters lower-case words with single spaces, without the stars
/// @param openStart true when letters may stand before it
/// @param openEnd true when letters may stand after it
/// @param category what it is an instance of
/// @param level lowest level that catches it, 1 to 4
record Term(String letters, boolean openStart, boolean openEnd, Category category, int level) {
    private static final String ANY_LETTERS = "*";

    Term {
        if (letters.isBlank()) {
            throw new IllegalArgumentException("a term must not be blank");
        }
        if (level < 1 || level > Levels.STRICTEST) {
            throw new IllegalArgumentException(letters + ": level must be 1 to 4, not " + level);
        }
    }

    /// A term as it stands in a list: a star at an end leaves that end open.
    static Term of(String written, Category category, int level) {
        boolean openStart = written.startsWith(ANY_LETTERS);
        boolean openEnd = written.endsWith(ANY_LETTERS);
        String letters = written.substring(openStart ? 1 : 0, written.length() - (openEnd ? 1 : 0));
        return new Term(letters.strip(), openStart, openEnd, category, level);
    }

    boolean isPhrase() {
        return letters.indexOf(' ') >= 0;
    }
}
