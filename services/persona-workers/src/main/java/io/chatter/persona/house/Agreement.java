package io.chatter.persona.house;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes verbs agree with plural values, so that templates are authored in the singular alone: `the <thing>
/// looks tired` becomes "the goblins look tired", and `Is the <thing> here?` becomes "Are the goblins here?".
/// A value behind a preposition, or one that only tells a name, is no subject: "the shadow of the goblins is long".
final class Agreement {

    /// Around a plural value until [#settle]; private-use characters.
    private static final char BEGIN = '\uE002';

    private static final char END = '\uE003';

    private static final Map<String, String> IRREGULAR = Map.ofEntries(
            Map.entry("is", "are"),
            Map.entry("was", "were"),
            Map.entry("has", "have"),
            Map.entry("does", "do"),
            Map.entry("isn't", "aren't"),
            Map.entry("wasn't", "weren't"),
            Map.entry("hasn't", "haven't"),
            Map.entry("doesn't", "don't"),
            Map.entry("hath", "have"),
            Map.entry("doth", "do"));
    private static final Set<String> NO_VERBS = Set.of(
            "always",
            "sometimes",
            "perhaps",
            "besides",
            "backwards",
            "upwards",
            "this",
            "yours",
            "ours",
            "hers",
            "theirs");

    private static final String DETERMINED =
            "(?:(?:the|those|these|our|your|my|his|her|their|all|any|some|no|both) (?:[\\w-]+ )?)?";
    private static final Pattern GOVERNED = Pattern.compile(
            "(?i)\\b(?:about|above|across|against|around|at|behind|beside|between|by|despite|for|from|in|inside|into"
                    + "|near|of|off|on|onto|over|past|through|to|towards?|under|upon|with|without|called|named) "
                    + DETERMINED + "$");
    private static final Pattern VERB_BEFORE =
            Pattern.compile("(?i)(?:^|[.?!:,;/(\"] |\\b(?:why|what|where|how|who|when|there|here|and|but|so|or) )"
                    + "(?<verb>is|was|has|does|doth|isn't|wasn't|hasn't|doesn't) " + DETERMINED + "$");
    private static final Pattern VERB_BEHIND =
            Pattern.compile("^ (?:/ )?(?:(?:just|only|no longer|really|always|never|still"
                    + "|simply|also|now|already|clearly|actually|finally|probably|basically|definitely|even|truly) )*"
                    + "(?<verb>[a-z][a-z']*)");
    private static final Pattern ITS = Pattern.compile("\\bits\\b");
    private static final Pattern DEMONSTRATIVE = Pattern.compile("(?i)\\b(th)(at|is) $");

    private Agreement() {}

    /// Before a plural value, `that` becomes `those` and `this` becomes `these`.
    static void pluraliseDemonstrative(StringBuilder words) {
        Matcher matcher = DEMONSTRATIVE.matcher(words);
        if (matcher.find()) {
            String ending = matcher.group(2).equalsIgnoreCase("at") ? "ose " : "ese ";
            words.replace(matcher.start(2), words.length(), ending);
        }
    }

    static boolean concerns(Slot slot) {
        return switch (slot) {
            case THING, ACTOR, OTHER_THING, SIGHT, LORE, OPTION, REJECTED -> true;
            case ACT,
                    QUOTE,
                    HEARD,
                    TITLE,
                    WHO,
                    MATE,
                    TREND,
                    MEMORY,
                    MEMORY_YOU,
                    MEMORY_THING,
                    ASKED,
                    TOPIC,
                    EMOTE,
                    LAUGH,
                    WAVE,
                    NUMBER,
                    PERCENT,
                    BIG -> false;
        };
    }

    /// A plural value as [#settle] finds it again.
    static String marked(String value) {
        return BEGIN + value + END;
    }

    /// @param words a realised line with its plural values marked
    static String settle(String words) {
        String settled = words;
        for (int begin = settled.indexOf(BEGIN); begin >= 0; begin = settled.indexOf(BEGIN)) {
            int end = settled.indexOf(END, begin);
            settled =
                    around(settled.substring(0, begin), settled.substring(begin + 1, end), settled.substring(end + 1));
        }
        return settled;
    }

    private static String around(String before, String value, String behind) {
        Matcher question = VERB_BEFORE.matcher(before);
        if (question.find()) {
            return agreeing(before, question) + value + behind;
        }
        if (GOVERNED.matcher(before).find()) {
            return before + value + behind;
        }
        Matcher verb = VERB_BEHIND.matcher(behind);
        String agreed = verb.find() ? agreeing(behind, verb) : behind;
        return before + value + ITS.matcher(agreed).replaceFirst("their");
    }

    /// The text with the verb that was found in it in the plural.
    private static String agreeing(String text, Matcher found) {
        String verb = found.group("verb");
        String plural = plural(verb.toLowerCase(Locale.ROOT));
        return text.substring(0, found.start("verb"))
                + (Character.isUpperCase(verb.charAt(0)) ? Morphology.title(plural) : plural)
                + text.substring(found.end("verb"));
    }

    /// The plural form of a verb in the third person singular; other words as they are.
    private static String plural(String verb) {
        String irregular = IRREGULAR.get(verb);
        if (irregular != null) {
            return irregular;
        }
        boolean thirdPerson = verb.length() > 3
                && verb.endsWith("s")
                && !verb.endsWith("ss")
                && !verb.endsWith("'s")
                && !verb.endsWith("us")
                && !NO_VERBS.contains(verb);
        if (!thirdPerson) {
            return verb;
        }
        if (verb.endsWith("ies")) {
            return verb.substring(0, verb.length() - 3) + "y";
        }
        boolean sibilant =
                verb.endsWith("ches") || verb.endsWith("shes") || verb.endsWith("sses") || verb.endsWith("goes");
        return verb.substring(0, verb.length() - (sibilant ? 2 : 1));
    }
}
