package io.chatter.persona.house;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// English word forms, as far as chat needs them.
final class Morphology {

    private static final Map<String, String> PLURALS = Map.ofEntries(
            Map.entry("man", "men"),
            Map.entry("woman", "women"),
            Map.entry("child", "children"),
            Map.entry("foot", "feet"),
            Map.entry("tooth", "teeth"),
            Map.entry("mouse", "mice"),
            Map.entry("goose", "geese"),
            Map.entry("person", "people"),
            Map.entry("knife", "knives"),
            Map.entry("life", "lives"),
            Map.entry("wolf", "wolves"),
            Map.entry("leaf", "leaves"),
            Map.entry("thief", "thieves"),
            Map.entry("shelf", "shelves"),
            Map.entry("half", "halves"),
            Map.entry("loaf", "loaves"),
            Map.entry("elf", "elves"),
            Map.entry("hoof", "hooves"),
            Map.entry("scarf", "scarves"),
            Map.entry("wife", "wives"),
            Map.entry("potato", "potatoes"),
            Map.entry("tomato", "tomatoes"),
            Map.entry("hero", "heroes"),
            Map.entry("echo", "echoes"),
            Map.entry("sheep", "sheep"),
            Map.entry("fish", "fish"),
            Map.entry("deer", "deer"));
    private static final Map<String, String> PASTS = Map.ofEntries(
            Map.entry("fall", "fell"),
            Map.entry("run", "ran"),
            Map.entry("win", "won"),
            Map.entry("lose", "lost"),
            Map.entry("fight", "fought"),
            Map.entry("swim", "swam"),
            Map.entry("dig", "dug"),
            Map.entry("hide", "hid"),
            Map.entry("fly", "flew"),
            Map.entry("drive", "drove"),
            Map.entry("sing", "sang"),
            Map.entry("sleep", "slept"),
            Map.entry("eat", "ate"),
            Map.entry("sneak", "snuck"),
            Map.entry("shoot", "shot"),
            Map.entry("swing", "swung"),
            Map.entry("freeze", "froze"));
    private static final Set<String> DOUBLING = Set.of("run", "win", "swim", "dig", "slip", "hop", "trip", "chat");
    private static final Set<String> PLURAL_WORDS = Set.copyOf(PLURALS.values());
    private static final Set<String> UNCOUNTABLE = Set.of(
            "gold",
            "silver",
            "water",
            "health",
            "food",
            "music",
            "money",
            "mud",
            "sand",
            "ice",
            "snow",
            "fire",
            "magic",
            "bread",
            "butter",
            "cheese",
            "dust",
            "smoke",
            "oxygen",
            "luck",
            "damage",
            "armor",
            "armour",
            "loot",
            "chaos",
            "coffee",
            "tea",
            "advice",
            "furniture",
            "lava",
            "grass",
            "wood",
            "iron",
            "steel",
            "blood",
            "gum",
            "ink",
            "glue",
            "toast",
            "rice",
            "treasure",
            "gravity",
            "stamina",
            "mana",
            "electricity",
            "rain",
            "wind",
            "static",
            "solder",
            "light",
            "sunlight",
            "polka");
    private static final Pattern CONSONANT_SOUND = Pattern.compile("uni|use|one\\b|once\\b|euro");
    private static final Pattern SILENT_H = Pattern.compile("hour|honest|honou?r|heir");
    private static final String VOWELS = "aeiou";

    private Morphology() {}

    /// `a dragon`, `an arrow`, `some goblins`.
    static String withArticle(String phrase) {
        if (ProperNames.isOne(phrase)) {
            return phrase;
        }
        if (isPlural(phrase) || isUncountable(phrase)) {
            return "some " + phrase;
        }
        boolean vowel = VOWELS.indexOf(phrase.charAt(0)) >= 0;
        boolean vowelSound = vowel
                ? !CONSONANT_SOUND.matcher(phrase).lookingAt()
                : SILENT_H.matcher(phrase).lookingAt();
        return (vowelSound ? "an " : "a ") + phrase;
    }

    /// Whether there is no `one` or `another` of it.
    static boolean isUncountable(String phrase) {
        return UNCOUNTABLE.contains(Form.HEAD.of(phrase));
    }

    static boolean isPlural(String phrase) {
        String head = Form.HEAD.of(phrase);
        if (PLURAL_WORDS.contains(head)) {
            return true;
        }
        return head.length() > 3
                && head.endsWith("s")
                && !head.endsWith("ss")
                && !head.endsWith("us")
                && !head.endsWith("is")
                && !head.endsWith("'s");
    }

    static String plural(String phrase) {
        if (isPlural(phrase) || isUncountable(phrase)) {
            return phrase;
        }
        String head = Form.HEAD.of(phrase);
        String before = phrase.substring(0, phrase.length() - head.length());
        return before + PLURALS.getOrDefault(head, regularPlural(head));
    }

    private static String regularPlural(String word) {
        if (word.endsWith("s")
                || word.endsWith("x")
                || word.endsWith("z")
                || word.endsWith("ch")
                || word.endsWith("sh")) {
            return word + "es";
        }
        return endsInConsonantAndY(word) ? word.substring(0, word.length() - 1) + "ies" : word + "s";
    }

    static String gerund(String verb) {
        if (verb.endsWith("ie")) {
            return verb.substring(0, verb.length() - 2) + "ying";
        }
        if (verb.endsWith("e") && !verb.endsWith("ee")) {
            return verb.substring(0, verb.length() - 1) + "ing";
        }
        return doubled(verb) + "ing";
    }

    static String past(String verb) {
        String irregular = PASTS.get(verb);
        if (irregular != null) {
            return irregular;
        }
        if (verb.endsWith("e")) {
            return verb + "d";
        }
        return endsInConsonantAndY(verb) ? verb.substring(0, verb.length() - 1) + "ied" : doubled(verb) + "ed";
    }

    static String thirdPerson(String verb) {
        return regularPlural(verb);
    }

    static String title(String phrase) {
        StringBuilder titled = new StringBuilder();
        for (String word : phrase.split(" ")) {
            titled.append(titled.isEmpty() ? "" : " ")
                    .append(word.substring(0, 1).toUpperCase(Locale.ROOT))
                    .append(word.substring(1));
        }
        return titled.toString();
    }

    /// Draws the last vowel out: `dragooon`.
    static String stretch(String phrase) {
        for (int at = phrase.length() - 1; at >= 0; at--) {
            char letter = phrase.charAt(at);
            if (VOWELS.indexOf(letter) >= 0 && (letter != 'e' || at < phrase.length() - 1)) {
                return phrase.substring(0, at) + String.valueOf(letter).repeat(4) + phrase.substring(at + 1);
            }
        }
        return phrase;
    }

    private static String doubled(String verb) {
        if (verb.endsWith("c")) {
            return verb + "k";
        }
        return DOUBLING.contains(verb) ? verb + verb.charAt(verb.length() - 1) : verb;
    }

    private static boolean endsInConsonantAndY(String word) {
        return word.length() > 2 && word.endsWith("y") && VOWELS.indexOf(word.charAt(word.length() - 2)) < 0;
    }
}
