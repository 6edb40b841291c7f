package io.chatter.persona.house;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Words of a text, lower case, without mentions and links.
final class Words {

    private static final Pattern NOISE = Pattern.compile("@\\S+|\\S+://\\S+|\\S+\\.(com|net|org|tv|gg)\\b");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+(?:['’-][\\p{L}\\p{N}_]+)*");

    private Words() {}

    static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        boolean maybeNoisy = text.indexOf('@') >= 0 || text.indexOf('.') >= 0 || text.contains("://");
        String plain = maybeNoisy ? NOISE.matcher(text).replaceAll(" ") : text;
        Matcher matcher = WORD.matcher(plain.toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            words.add(matcher.group().replace('’', '\''));
        }
        return words;
    }

    /// A crude stem, enough to see `goblins` in `goblin` and `jumping` in `jump`.
    static String stem(String word) {
        String stem = word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
        for (String suffix : List.of("ing", "ed", "es", "s")) {
            if (stem.length() > suffix.length() + 2 && stem.endsWith(suffix) && !stem.endsWith("ss")) {
                return stem.substring(0, stem.length() - suffix.length());
            }
        }
        return stem.endsWith("e") && stem.length() > 3 ? stem.substring(0, stem.length() - 1) : stem;
    }

    /// Runs of `size` words, joined by spaces.
    static List<String> runs(List<String> words, int size) {
        List<String> runs = new ArrayList<>();
        for (int from = 0; from + size <= words.size(); from++) {
            runs.add(String.join(" ", words.subList(from, from + size)));
        }
        return runs;
    }
}
