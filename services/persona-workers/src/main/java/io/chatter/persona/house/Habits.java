package io.chatter.persona.house;

import io.chatter.configuration.Voice;
import io.chatter.configuration.Voice.Casing;

/// Joins an archetype's openers and closers to a line.
final class Habits {

    private static final int COLON_WITHIN = 24;

    private Habits() {}

    /// The line behind the opener; the line alone when both would announce something.
    static String open(String opener, String line) {
        int colon = line.indexOf(':');
        boolean announced = opener.endsWith(":") && colon >= 0 && colon < COLON_WITHIN;
        if (opener.isEmpty() || announced) {
            return line;
        }
        return opener + " " + (opener.endsWith(",") ? decapitalised(line) : line);
    }

    private static String decapitalised(String line) {
        boolean keeps = line.length() < 2
                || !Character.isUpperCase(line.charAt(0))
                || Character.isUpperCase(line.charAt(1))
                || line.startsWith("I ")
                || line.startsWith("I'");
        return keeps ? line : Character.toLowerCase(line.charAt(0)) + line.substring(1);
    }

    /// The closer behind the line, with the stop between them that the voice would write.
    static String close(String line, String closer, Voice voice) {
        if (closer.isEmpty()) {
            return line;
        }
        boolean wordsMeet = Character.isLetterOrDigit(line.charAt(line.length() - 1))
                && Character.isLetterOrDigit(closer.charAt(0))
                && closer.charAt(0) != Realiser.PROTECT;
        String stop = voice.casing() == Casing.SENTENCE ? "." : ",";
        return line + (wordsMeet ? stop : "") + " " + closer;
    }
}
