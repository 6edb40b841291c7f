package io.chatter.persona.house;

import io.chatter.schema.Polarity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Hears in a line of chat what its author says of themselves, by the turns of phrase that people use for it:
/// likes and dislikes, favourites, pets and kin, names, habits, and shared memories. Pure.
///
/// Clauses are put into a few canonical words, so that the same fact in other words comes out the same.
final class Disclosures {

    private static final String MUCH =
            "(?:really |just |kinda |kind of |honestly |absolutely |totally |do |so |secretly |still |always |also "
                    + "|actually |fucking |literally |lowkey |highkey |truly |very |super |a |bit |pretty |never |)*";
    private static final String I_AM = "\\b(?:i am|i'm|im) " + MUCH;
    private static final Map<String, Polarity> FEELINGS = Map.ofEntries(
            Map.entry("love", Polarity.POSITIVE),
            Map.entry("adore", Polarity.POSITIVE),
            Map.entry("like", Polarity.POSITIVE),
            Map.entry("enjoy", Polarity.POSITIVE),
            Map.entry("prefer", Polarity.POSITIVE),
            Map.entry("hate", Polarity.NEGATIVE),
            Map.entry("despise", Polarity.NEGATIVE),
            Map.entry("loathe", Polarity.NEGATIVE),
            Map.entry("dislike", Polarity.NEGATIVE),
            Map.entry("detest", Polarity.NEGATIVE),
            Map.entry("fear", Polarity.NEGATIVE),
            Map.entry("dread", Polarity.NEGATIVE));

    private static final Pattern FEELING = Pattern.compile(
            "\\b(?:i|i've|ive) (?:have )?" + MUCH + "(" + String.join("|", FEELINGS.keySet()) + ")d? (.+)");
    private static final Pattern DISLIKE =
            Pattern.compile("\\bi (?:really )?(?:can't|cant|cannot|can not|couldn't|don't|dont|do not|never) " + MUCH
                    + "(?:stand|like|love|enjoy|care for|take|liked|bear) (.+)");
    private static final Pattern NO_FAN = Pattern.compile("\\bnot " + MUCH + "(?:big |huge )?fan of (.+)");
    private static final Pattern FAN =
            Pattern.compile(I_AM + "(?:big |huge |massive |the biggest )*(?:fan of|obsessed with|into|addicted to"
                    + "|in love with|crazy about) (.+)");
    private static final Pattern FEAR = Pattern.compile(I_AM
            + "(?:scared|afraid|terrified|frightened|sick|tired) of (.+)|(.+) (?:scares?|creeps?|freaks?) me\\b.*");
    private static final Pattern OPINION =
            Pattern.compile("^(?:man |ugh |honestly |imo |nah |yeah |ok |lol )*([a-z' -]+?) (?:are|is) " + MUCH
                    + "(?:the |so |such a )*(best|goat|greatest|amazing|great|awesome|delicious|adorable|worst|awful"
                    + "|terrible|disgusting|gross|overrated|horrible|nightmares?)\\b.*");
    private static final Pattern FAVOURITE = Pattern.compile(
            "\\bmy (?:all time |absolute )?fav(?:ou?rite|e|)? ([a-z]+(?: [a-z]+)?) (?:ever )?(?:is|are|has to be|would be) (.+)");
    private static final Pattern FAVOURITE_BACKWARDS =
            Pattern.compile("\\b([a-z' ]+?) (?:is|are) my (?:all time |absolute )?fav(?:ou?rite|e|) ([a-z]+)");
    private static final Pattern OWNS = Pattern.compile(
            "\\b(?:i have|i've got|i got|i own|got myself) (?:a |an |two |three |this |one )*((?:[a-z]+ )?"
                    + "(?:cat|dog|kitten|puppy|hamster|parrot|bird|rabbit|bunny|snake|lizard|horse|turtle|ferret|guitar"
                    + "|piano|bike|garden|sister|brother|twin|kid|son|daughter|husband|wife|girlfriend|boyfriend)s?)"
                    + "\\b(?:,? (?:named|called|whose name is) ([a-z'-]+))?.*");
    /// What a pet is rather than how it is called.
    private static final String A_STATE =
            "(?:[a-z]+(?:ing|ed|y|ful|ous)|sick|ill|cute|old|fat|big|small|black|white|orange|grey|gray|here|gone|dead|mad"
                    + "|loud|asleep|awake|home|inside|outside|upset|back|called|named|sad|bored|wild|adorable|male|female)";
    private static final Pattern NAMED = Pattern.compile(
            "\\bmy (cat|dog|kitten|puppy|hamster|parrot|bird|rabbit|bunny|snake|lizard|horse|turtle|ferret)"
                    + "(?:'?s name is | (?:is )?(?:named|called) | is (?!" + A_STATE
                    + "$)(?=[a-z'-]+$))([a-z'-]+)\\b.*|\\b([a-z'-]+) is my "
                    + "(cat|dog|kitten|puppy|hamster|parrot|bird|rabbit|bunny|snake|lizard|horse|turtle|ferret)\\b.*");
    private static final Pattern DOES = Pattern.compile(
            "\\b(?:i|i'm|im|i am|i've been|been) " + MUCH + "(play|playing|collect|collecting|learn|learning|speak|bake"
                    + "|baking|paint|painting|main|maining|speedrun|speedrunning|knit|knitting|grow|growing) (.+)");
    private static final Pattern FROM = Pattern.compile(I_AM + "from ([a-z]+(?: [a-z]+)?)\\b.*");
    private static final Pattern WORKS = Pattern.compile("\\bi work as (?:a |an )?([a-z]+(?: [a-z]+)?)\\b.*");
    private static final Pattern CALL_ME = Pattern.compile("\\b(?:call me|name's|my name is) ([a-z'-]{2,20})\\b.*");
    private static final Pattern REMEMBER = Pattern.compile("\\bremember (?:when|that time|the time) (.+)");

    /// `do i like spiders` says nothing yet.
    private static final Pattern ASKS_OF_ONESELF =
            Pattern.compile("^(?:(?:so|and|but|hey|wait|ok|well|lol|what|which|where|who|how|when|why)\\b[^,]*? )??"
                    + "(?:do|did|am|have|should|could|would|will) i\\b(?! (?:tell|mention|say)\\b)"
                    + "|^do you (?:know|remember) (?:what|who|where|how|if|whether) (?:i|i'm|my)\\b");

    private Disclosures() {}

    /// What `text` says of its author, who is called `name`.
    ///
    /// @param vocatives names that may be spoken to, and are no part of what is said
    static List<Disclosure> in(String text, String name, Vocatives vocatives) {
        String plain = text.replaceAll("@\\S+", " ").replace('’', '\'').toLowerCase(Locale.ROOT);
        List<Disclosure> found = new ArrayList<>();
        for (String part : plain.split("[.!?;,:()\\n]+|\\b(?:but|and|because|cuz|though)\\b(?= (?:i|my|i'm|im)\\b)")) {
            String clause = part.strip().replaceAll("\\s+", " ");
            boolean told = !clause.isEmpty() && !ASKS_OF_ONESELF.matcher(clause).find();
            Disclosure one = told ? one(clause, name, vocatives) : null;
            if (one != null) {
                found.add(one);
            }
        }
        return found;
    }

    /// A name at the end that leaves nothing said was what it was about: `call me vera`, `i love my grandma`.
    private static @Nullable Disclosure one(String part, String name, Vocatives vocatives) {
        Disclosure stripped = one(vocatives.strippedFrom(part), name);
        return stripped == null ? one(part, name) : stripped;
    }

    private static @Nullable Disclosure one(String part, String name) {
        Disclosure fact = fact(part, name);
        return fact == null ? feeling(part, name) : fact;
    }

    private static @Nullable Disclosure fact(String part, String name) {
        Matcher matcher = REMEMBER.matcher(part);
        if (matcher.find()) {
            List<String> words = Words.of(matcher.group(1));
            return words.size() < 2 ? null : Disclosure.lore(last(words), String.join(" ", head(words, 8)));
        }
        matcher = NAMED.matcher(part);
        if (matcher.find()) {
            String pet = matcher.group(1) == null ? matcher.group(4) : matcher.group(1);
            String called = matcher.group(1) == null ? matcher.group(3) : matcher.group(2);
            return Phrase.isOne(called) ? owns(pet, called, name) : null;
        }
        matcher = OWNS.matcher(part);
        if (matcher.find()) {
            return owns(matcher.group(1), matcher.group(2), name);
        }
        matcher = CALL_ME.matcher(part);
        if (matcher.find() && Phrase.isOne(matcher.group(1))) {
            return Disclosure.fact("name", name + " wants to be called " + Morphology.title(matcher.group(1)));
        }
        matcher = FROM.matcher(part);
        if (matcher.find() && Phrase.isOne(matcher.group(1))) {
            return Disclosure.fact("home", name + " is from " + Morphology.title(Phrase.of(matcher.group(1))));
        }
        matcher = WORKS.matcher(part);
        return matcher.find() ? Disclosure.fact("job", name + " works as a " + Phrase.of(matcher.group(1))) : null;
    }

    private static Disclosure owns(String thing, @Nullable String called, String name) {
        String kept = thing.replaceFirst("^(?:a|an|the|my) ", "");
        String naming = called == null || called.length() < 2 ? "" : " named " + Morphology.title(called);
        return Disclosure.fact(kept, name + " has " + Morphology.withArticle(kept) + naming);
    }

    private static @Nullable Disclosure feeling(String part, String name) {
        Matcher matcher = FAVOURITE.matcher(part);
        if (matcher.find()) {
            return favourite(matcher.group(1), matcher.group(2), name);
        }
        matcher = FAVOURITE_BACKWARDS.matcher(part);
        if (matcher.find()) {
            return favourite(matcher.group(2), matcher.group(1), name);
        }
        matcher = NO_FAN.matcher(part);
        if (matcher.find()) {
            return taste(matcher.group(1), Polarity.NEGATIVE, name);
        }
        matcher = DISLIKE.matcher(part);
        if (matcher.find()) {
            return taste(matcher.group(1), Polarity.NEGATIVE, name);
        }
        matcher = FAN.matcher(part);
        if (matcher.find()) {
            return taste(matcher.group(1), Polarity.POSITIVE, name);
        }
        matcher = FEAR.matcher(part);
        if (matcher.find()) {
            return taste(matcher.group(1) == null ? matcher.group(2) : matcher.group(1), Polarity.NEGATIVE, name);
        }
        matcher = FEELING.matcher(part);
        if (matcher.find()) {
            return taste(matcher.group(2), FEELINGS.getOrDefault(matcher.group(1), Polarity.NEUTRAL), name);
        }
        matcher = DOES.matcher(part);
        if (matcher.find()) {
            return habit(matcher.group(1), matcher.group(2), name);
        }
        return opinion(part, name);
    }

    private static @Nullable Disclosure favourite(String kind, String thing, String name) {
        String one = Phrase.of(thing);
        return Phrase.isOne(one)
                ? Disclosure.preference(
                        "favourite " + kind, Polarity.POSITIVE, name + "'s favourite " + kind + " is " + one)
                : null;
    }

    private static @Nullable Disclosure taste(String thing, Polarity polarity, String name) {
        String one = Phrase.of(thing);
        String verb = polarity == Polarity.NEGATIVE ? " hates " : " loves ";
        return Phrase.isOne(one) ? Disclosure.preference(one, polarity, name + verb + one) : null;
    }

    private static @Nullable Disclosure habit(String verb, String thing, String name) {
        String one = Phrase.of(thing);
        if (!Phrase.isOne(one)) {
            return null;
        }
        String base = verb.endsWith("ing") ? baseOf(verb) : verb;
        return Disclosure.preference(one, Polarity.POSITIVE, name + " " + Morphology.thirdPerson(base) + " " + one);
    }

    private static String baseOf(String gerund) {
        String stem = gerund.substring(0, gerund.length() - "ing".length());
        return stem.equals("bak") ? "bake" : stem.endsWith("nn") ? stem.substring(0, stem.length() - 1) : stem;
    }

    /// Only what is said of a kind of thing in general: `spiders are the worst`, not `the boss is the worst`.
    private static @Nullable Disclosure opinion(String part, String name) {
        Matcher matcher = OPINION.matcher(part);
        if (!matcher.matches()
                || matcher.group(1).matches("(?:the|this|that|he|she|it|you|we|they|these|those|my).*")) {
            return null;
        }
        boolean good = matcher.group(2).matches("best|goat|greatest|amazing|great|awesome|delicious|adorable");
        String one = Phrase.of(matcher.group(1));
        return Morphology.isPlural(one) ? taste(one, good ? Polarity.POSITIVE : Polarity.NEGATIVE, name) : null;
    }

    private static String last(List<String> words) {
        return words.getLast().length() > 3 || words.size() < 3
                ? words.getLast()
                : words.get(words.size() - 2) + " " + words.getLast();
    }

    private static List<String> head(List<String> words, int most) {
        return words.subList(0, Math.min(most, words.size()));
    }
}
