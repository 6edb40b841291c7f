package io.chatter.safety;

/// What one look at a text tells about it, so that rules that cannot apply need not run.
///
/// @param digits number of digits
/// @param letters number of letters
/// @param capitals number of upper-case letters
/// @param marks number of combining marks that stand on another mark that stands on another mark
/// @param longestToken characters in the longest run without white space
/// @param signs which signs occur, a set of the constants below
record LineTraits(int digits, int letters, int capitals, int marks, int longestToken, int signs) {
    static final int AT = 1;
    static final int DOT = 2;
    static final int COLON = 4;
    static final int EQUALS = 8;
    static final int BREAK = 16;
    static final int CONTROL = 32;

    private static final int STACK = 2;

    boolean has(int sign) {
        return (signs & sign) != 0;
    }

    static LineTraits of(String text) {
        int digits = 0;
        int letters = 0;
        int capitals = 0;
        int stackedMarks = 0;
        int stack = 0;
        int token = 0;
        int longestToken = 0;
        int signs = 0;
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit >= 'a' && unit <= 'z') {
                letters++;
            } else if (unit < 0x80) {
                digits += unit >= '0' && unit <= '9' ? 1 : 0;
                boolean capital = unit >= 'A' && unit <= 'Z';
                capitals += capital ? 1 : 0;
                letters += capital ? 1 : 0;
                signs |= sign(unit);
            } else {
                letters += Character.isLetter(unit) ? 1 : 0;
                capitals += Character.isUpperCase(unit) ? 1 : 0;
                digits += Character.isDigit(unit) ? 1 : 0;
                signs |= isBreak(unit) ? BREAK : 0;
            }
            stack = unit >= 0x300 && Character.getType(unit) == Character.NON_SPACING_MARK ? stack + 1 : 0;
            stackedMarks += stack > STACK ? 1 : 0;
            token = unit == ' ' ? 0 : token + 1;
            longestToken = Math.max(longestToken, token);
        }
        return new LineTraits(digits, letters, capitals, stackedMarks, longestToken, signs);
    }

    private static int sign(char unit) {
        return switch (unit) {
            case '@' -> AT;
            case '.' -> DOT;
            case ':' -> COLON;
            case '=' -> EQUALS;
            case '\n', '\r', '\u000B', '\f' -> BREAK;
            default -> unit < ' ' || unit == 0x7F ? CONTROL : 0;
        };
    }

    private static boolean isBreak(char unit) {
        return unit == '\u0085' || unit == '\u2028' || unit == '\u2029';
    }
}
