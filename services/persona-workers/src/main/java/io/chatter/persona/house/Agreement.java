package io.chatter.persona.house;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes verbs agree with plural values, so that templates are authored in the singular alone: `the <thing>
/// looks tired` becomes "the goblins look tired", and `Is the <thing> here?` becomes "Are the goblins here?".
final class Agreement {

    /// Stands right behind a plural value until [#settle]; a private-use character.
    static final char PLURAL_SUBJECT = '\uE002';

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
    private static final String ADVERBS =
            "(?:just |only |no longer |really |always |never |still |simply |also |now )*";
    private static final Pattern SUBJECT_VERB = Pattern.compile("((?:^|\\W)(?:the|[Tt]hose|[Tt]hese) [^\\n"
            + PLURAL_SUBJECT + "]{0,40}" + PLURAL_SUBJECT + " " + ADVERBS + ")([\\w']+)");
    private static final Pattern VERB_SUBJECT =
            Pattern.compile("(^|[.?!:,] |\\bwhy |\\bwhat )(?i)(is|does|was|has|doth)( (?:the|those|these) [^\\n"
                    + PLURAL_SUBJECT + "]{0,40}" + PLURAL_SUBJECT + ")");

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
        return slot == Slot.THING
                || slot == Slot.ACTOR
                || slot == Slot.OTHER_THING
                || slot == Slot.SIGHT
                || slot == Slot.LORE;
    }

    /// @param words a realised line with marks behind plural values
    static String settle(String words) {
        if (words.indexOf(PLURAL_SUBJECT) < 0) {
            return words;
        }
        Matcher inverted = VERB_SUBJECT.matcher(words);
        boolean isInverted = inverted.find();
        String settled = isInverted
                ? inverted.replaceAll(found -> Matcher.quoteReplacement(found.group(1)
                        + likeCase(found.group(2), plural(found.group(2).toLowerCase(Locale.ROOT)))
                        + found.group(3)))
                : SUBJECT_VERB
                        .matcher(words)
                        .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + plural(found.group(2))));
        int subject = settled.indexOf(PLURAL_SUBJECT);
        String owned =
                settled.substring(0, subject) + settled.substring(subject).replaceFirst("\\bits\\b", "their");
        return owned.replace(String.valueOf(PLURAL_SUBJECT), "");
    }

    private static String likeCase(String model, String word) {
        return Character.isUpperCase(model.charAt(0)) ? Morphology.title(word) : word;
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
                && !verb.equals("always");
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
