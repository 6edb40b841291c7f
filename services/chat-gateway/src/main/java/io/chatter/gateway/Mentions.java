package io.chatter.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds who a line talks to.
public final class Mentions {

    private static final Pattern AT_NAME = Pattern.compile("(?<![\\w@])@([\\w-]{1,40})");
    private static final int MAX_MENTIONS = 10;

    private Mentions() {}

    /// Ids mentioned with @, lower case, each once, in order of appearance; at most 10.
    static List<String> in(String text) {
        List<String> mentions = new ArrayList<>();
        Matcher matcher = AT_NAME.matcher(text);
        while (matcher.find() && mentions.size() < MAX_MENTIONS) {
            String id = matcher.group(1).toLowerCase(Locale.ROOT);
            if (!mentions.contains(id)) {
                mentions.add(id);
            }
        }
        return List.copyOf(mentions);
    }

    /// Those of `mentions` that a line still holds when `text` is shown in place of what was written: what was redacted
    /// is not to be read from them.
    public static List<String> kept(List<String> mentions, String text) {
        String shown = text.toLowerCase(Locale.ROOT);
        return mentions.stream()
                .filter(id -> shown.contains("@" + id.toLowerCase(Locale.ROOT)))
                .toList();
    }
}
