package io.chatter.persona;

/// Whether two texts have the same letters and digits, whatever their case and marks. Makes nothing, for it is asked of
/// every name at every look. Pure.
final class SameLetters {

    private SameLetters() {}

    /// False for texts without any.
    static boolean in(String one, String other) {
        int at = next(one, 0);
        int there = next(other, 0);
        boolean any = at < one.length();
        while (at < one.length() && there < other.length()) {
            if (Character.toLowerCase(one.charAt(at)) != Character.toLowerCase(other.charAt(there))) {
                return false;
            }
            at = next(one, at + 1);
            there = next(other, there + 1);
        }
        return any && at == one.length() && there == other.length();
    }

    private static int next(String text, int from) {
        int at = from;
        while (at < text.length() && !Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
