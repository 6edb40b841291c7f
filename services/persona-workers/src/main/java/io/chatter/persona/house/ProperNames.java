package io.chatter.persona.house;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Learns names that the streamer gives: "I am going to call him Henry". Recogniser output has no capitals,
/// so a name is known by how it was introduced; from then on it takes no article.
final class ProperNames {

    private static final Pattern INTRODUCED = Pattern.compile(
            "\\b(?:call(?:ed|ing)?|named?|name is|name will be)(?: (?:him|her|it|them))? (\\p{Lower}{3,12})\\b");

    private ProperNames() {}

    /// Names that the words introduce, lower case.
    static List<String> introducedIn(String words, Lexicon lexicon) {
        List<String> names = new ArrayList<>();
        Matcher matcher = INTRODUCED.matcher(String.join(" ", Words.of(words)));
        while (matcher.find()) {
            String name = matcher.group(1);
            if (!lexicon.isStopWord(name) && !lexicon.isAdjective(name) && lexicon.verb(name) == null) {
                names.add(name);
            }
        }
        return names;
    }

    /// The phrases with known names capitalised.
    static List<String> capitalised(List<String> phrases, Set<String> names) {
        return phrases.stream()
                .map(phrase -> names.contains(phrase) ? Morphology.title(phrase) : phrase)
                .toList();
    }

    static boolean isOne(String value) {
        return Character.isUpperCase(value.charAt(0));
    }
}
