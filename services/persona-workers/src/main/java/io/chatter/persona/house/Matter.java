package io.chatter.persona.house;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What one may ask of somebody: a taste, or a fact about them.
enum Matter {
    COLOUR("colou?rs?|shades?"),
    PIZZA("pizzas?|toppings?"),
    FOOD("foods?|snacks?|meals?|dish(?:es)?|cuisine|breakfast|lunch|dinner|eat|eating"),
    DRINK("drinks?|beverages?|sodas?|drinking"),
    GAME("games?|videogames?|play"),
    MUSIC("music|songs?|bands?|genres?|singers?|albums?|listen|listening"),
    FILM("films?|movies?|shows?|series|anime"),
    ANIMAL("animals?|pets?|creatures?"),
    EMOTE("emotes?|emojis?"),
    NAME(
            Intent.ABOUT_ME,
            "\\bwhat(?:'?s| is| was) (?:your|ur) (?:real |full )?name\\b",
            "\\bwhat (?:are|r) (?:you|u) called\\b",
            "\\bwhat (?:do|should|can|shall) (?:we|i|they|people) call (?:you|u)\\b",
            "\\bwho (?:are|r) (?:you|u)$"),
    AGE(Intent.ABOUT_ME, "\\bhow old (?:are|r) (?:you|u|ya)\\b", "\\bwhat(?:'?s| is) (?:your|ur) age\\b"),
    HOME(
            Intent.ABOUT_ME,
            "\\bwhere(?: are| r|'?re) (?:you|u|ya|y'?all) (?:guys |all )?(?:from|based|living)\\b",
            "\\bwhere do (?:you|u|ya) (?:live|come from)\\b",
            "\\bwhere(?:'?s| is) (?:your|ur) home\\b"),
    JOB(
            Intent.ABOUT_ME,
            "\\bwhat do (?:you|u) do (?:for (?:a living|work|money))?$",
            "\\bwhat(?:'?s| is) (?:your|ur) job\\b",
            "\\bwhere do (?:you|u) work\\b",
            "\\bdo (?:you|u) (?:have a job|work)\\b");

    /// What a question for it is answered with.
    private final Intent answeredBy;

    /// A word that names it, or a question for it.
    private final Pattern words;

    Matter(String names) {
        this(Intent.FAVOURITE, "^(?:" + names + ")$");
    }

    Matter(Intent answeredBy, String... asks) {
        this.answeredBy = answeredBy;
        this.words = Pattern.compile(String.join("|", asks));
    }

    Intent answeredBy() {
        return answeredBy;
    }

    /// The taste that one of these words names: the last word counts most, as in `board game`.
    static Optional<Matter> named(List<String> words) {
        return words.reversed().stream()
                .flatMap(word -> Stream.of(values())
                        .filter(matter -> matter.answeredBy == Intent.FAVOURITE)
                        .filter(matter -> matter.words.matcher(word).find()))
                .findFirst();
    }

    /// The fact that the question asks for.
    static Optional<Matter> asked(String question) {
        return Stream.of(values())
                .filter(matter -> matter.answeredBy == Intent.ABOUT_ME)
                .filter(matter -> matter.words.matcher(question).find())
                .findFirst();
    }

    /// As `house/portraits.txt` calls it.
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
