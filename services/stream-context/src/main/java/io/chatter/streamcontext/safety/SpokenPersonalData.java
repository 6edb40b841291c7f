package io.chatter.streamcontext.safety;

import java.util.regex.Pattern;

/// Finds personal data as recognisers write it that know neither digits nor signs: "john dot doe at gmail dot com" and
/// seven or more spoken digits in a row. Who counts aloud that far is not repeated, either. Pure functions.
final class SpokenPersonalData {
    private static final String WORD = "[\\p{L}\\p{N}']++";
    private static final String JOINED = WORD + "(?: (?:dot|underscore|dash|hyphen|plus) " + WORD + ")";
    private static final String ENDING = "(?:com|net|org|edu|gov|io|tv|gg|info|dev|uk|co|de|fr|ch|eu|ca|nl|es)";
    private static final String SERVER = "(?:gmail|g mail|hotmail|outlook|yahoo|icloud|proton ?mail)\\b";
    private static final Pattern EMAIL = Pattern.compile("\\b(?:"
            + JOINED + "* at (?:" + WORD + " ){1,3}?dot " + ENDING + "\\b(?: dot " + ENDING + "\\b)?"
            + "|" + JOINED + "+ at " + WORD
            + "|" + JOINED + "* at " + SERVER + ")");
    private static final String DIGIT = "(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
            + "|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|\\d++)\\b";
    private static final Pattern DIGITS =
            Pattern.compile("\\b" + DIGIT + "(?: (?:dot |point |dash |double |triple )?" + DIGIT + "){6,}+");

    private SpokenPersonalData() {}

    static String redacted(String text) {
        return DIGITS.matcher(EMAIL.matcher(text).replaceAll("[email]")).replaceAll("[phone]");
    }
}
