package io.chatter.persona.house;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tells by turns of phrase what a text asks for. Read from a file of `house/phrases`:
/// ```
/// # a comment
/// me: (me|us)
/// = joke
/// \b(tell|give) <me> a (joke|pun)s?\b
/// ```
/// First come parts, by which later lines may name them in `<>`; then, behind the rule of an [Intent], the regular
/// expressions that it answers, in which a bare `(` opens a group that captures nothing. Immutable.
final class Phrases {

    private static final Pattern PART = Pattern.compile("<([a-z-]+)>");
    private static final Pattern GROUP = Pattern.compile("(?<!\\\\)\\((?!\\?)");

    private final Map<Intent, Pattern> asks;

    private Phrases(Map<Intent, Pattern> asks) {
        this.asks = asks;
    }

    /// @throws IllegalArgumentException naming the file and what is wrong in it
    static Phrases load(String name) {
        String file = "house/phrases/" + name + ".txt";
        return parse(file, Resources.lines(file));
    }

    /// @param file for messages
    static Phrases parse(String file, List<String> lines) {
        Map<String, String> parts = new HashMap<>();
        Map<Intent, List<String>> asks = new LinkedHashMap<>();
        List<String> current = null;
        for (String line : lines) {
            int colon = line.indexOf(": ");
            if (line.startsWith("= ")) {
                current = asks.computeIfAbsent(intent(file, line.substring(2)), _ -> new ArrayList<>());
            } else if (current != null) {
                current.add(expanded(file, line, parts));
            } else if (colon > 0) {
                parts.put(line.substring(0, colon), expanded(file, line.substring(colon + 2), parts));
            } else {
                throw new IllegalArgumentException(file + ": neither a part nor behind an intent: " + line);
            }
        }
        Map<Intent, Pattern> compiled = new LinkedHashMap<>();
        asks.forEach((intent, patterns) -> compiled.put(intent, Pattern.compile(String.join("|", patterns))));
        return new Phrases(compiled);
    }

    private static Intent intent(String file, String rule) {
        return Stream.of(Intent.values())
                .filter(intent -> intent.rule().equals(rule))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(file + ": no intent is called " + rule));
    }

    private static String expanded(String file, String line, Map<String, String> parts) {
        return PART.matcher(GROUP.matcher(line).replaceAll("(?:")).replaceAll(named -> {
            String part = parts.get(named.group(1));
            if (part == null) {
                throw new IllegalArgumentException(
                        file + ": no part is called <" + named.group(1) + "> before: " + line);
            }
            return Matcher.quoteReplacement("(?:" + part + ")");
        });
    }

    /// The first intent, in the order of the file, of which a phrase is in the text; null when none is.
    ///
    /// @param text lower-case words, one blank between two
    @Nullable
    Intent in(String text) {
        return asks.entrySet().stream()
                .filter(kind -> kind.getValue().matcher(text).find())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }
}
