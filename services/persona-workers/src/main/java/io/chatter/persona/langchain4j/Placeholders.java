package io.chatter.persona.langchain4j;

import io.chatter.configuration.Prompt;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Fills `{placeholders}` of a prompt's text. Values are never looked into. Pure.
final class Placeholders {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z_]+)}");

    private Placeholders() {}

    /// @throws IllegalArgumentException naming a placeholder without a value
    static String fill(Prompt prompt, String template, Map<String, String> values) {
        return PLACEHOLDER.matcher(template).replaceAll(found -> {
            String value = values.get(found.group(1));
            if (value == null) {
                throw new IllegalArgumentException(
                        "prompt " + prompt.reference() + " has no such placeholder: " + found.group());
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
