package io.chatter.persona;

import java.util.regex.Pattern;

/// Lines that say hello. Pure.
public final class Greetings {

    private static final Pattern OPENING = Pattern.compile(
            "(?i)^\\s*(@\\S+\\s+)?(hi+|hey+|hello+|yo+|sup|howdy|good (morning|evening|afternoon)|hiya|heyo)\\b"
                    + "(\\s+(chat|all|everyone|everybody|there|guys|folks|people|friends)\\b)?[\\s,.!:;~-]*");
    private static final Pattern ARRIVAL =
            Pattern.compile("(?i)\\b(just (got here|joined)|first time here|new here)\\b");
    private static final Pattern ASKS = Pattern.compile("\\p{L}.*\\?");

    private Greetings() {}

    /// Whether `text` opens with a greeting or says that its author has just come.
    public static boolean in(String text) {
        return OPENING.matcher(text).lookingAt() || ARRIVAL.matcher(text).find();
    }

    /// What `text` says after its opening greeting.
    public static String rest(String text) {
        return OPENING.matcher(text).replaceFirst("");
    }

    /// Whether `text` greets and asks nothing: `hello?` does, `hello, who is that?` does not.
    static boolean only(String text) {
        return in(text) && !ASKS.matcher(rest(text)).find();
    }
}
