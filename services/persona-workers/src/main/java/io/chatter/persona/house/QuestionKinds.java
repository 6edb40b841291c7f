package io.chatter.persona.house;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Tells by its turns of phrase what a question wants to know. Pure.
final class QuestionKinds {

    private static final String IS =
            "(?:'?s|'?re| is| are| was| were| do| does| did| will| can| could| should| would" + "| has| have)\\b";
    private static final String YOU =
            "(?:you|u|ya|y'?all|everyone|everybody|we|chat|things|life|the (?:night|evening|day|family))\\b";
    private static final String NOT_ABOUT_A_DEED =
            "(?! (?:all |guys )?(?:so|not|even|still|gonna|going to|supposed|(?:doing )?(?:that|this|it|about))\\b)";
    private static final String LEAD = "^(?:(?:so|and|but|wait|ok|okay|hey|also|chat|guys|um|hmm|oh|lol|well) )*";

    private record Kind(Intent answeredBy, Pattern asks) {
        Kind(Intent answeredBy, String... asks) {
            this(answeredBy, Pattern.compile(String.join("|", asks)));
        }
    }

    /// The first that fits counts.
    private static final List<Kind> KINDS = List.of(
            new Kind(
                    Intent.FAVOURITE,
                    "\\bfav(?:ou?rite|e)?s?\\b",
                    "\\byou(?:r| guys'?)? (?:like|love) (?:best|most)\\b"),
            new Kind(
                    Intent.OPINION,
                    "\\b(?:do|did) (?:you|u|y'?all|we|chat|everyone) (?:all |guys |even |also |really )*"
                            + "(?:think|like|love|hate|enjoy|prefer|fancy|feel about)\\b",
                    "\\b(?:thoughts|opinions?|views?) (?:on|of|about)\\b|^(?:any )?(?:thoughts|opinions?)\\b",
                    "\\bhow (?:is|are|do|did) (?:you|u|y'?all) (?:all |guys )?(?:like|liking|enjoying|finding|feel about)\\b",
                    "\\bhow(?:'?s| is| was) (?:the|this|that|it so far)\\b(?! (?:night|evening|day|family))"),
            new Kind(
                    Intent.WELLBEING,
                    "\\bhow(?:'?s|'?re| is| are| r| have| has) " + YOU + NOT_ABOUT_A_DEED,
                    "\\bhow (?:(?:do|did) )?(?:you|u|ya|y'?all|we) (?:doing|doin|been|feel|feeling)\\b"
                            + NOT_ABOUT_A_DEED,
                    "\\bhow(?:'?s| is| are) (?:it|your|ur|my|our)\\b",
                    "\\b(?:are|r) (?:you|u|y'?all|we) (?:all |guys )?(?:ok|okay|alright|all right|well|doing)\\b",
                    "^" + YOU + " (?:all |guys )?(?:ok|okay|alright|all right|good|doing)\\b",
                    "^what'?s (?:up|new|good)\\b"),
            new Kind(Intent.HOW_MANY, "\\bhow (?:many|much|long|often|old|far|big)\\b"),
            new Kind(Intent.WHO, LEAD + "who(?:'?s|se|m)?\\b"),
            new Kind(Intent.WHEN, "\\bwhen" + IS, "\\bwhat time\\b"),
            new Kind(Intent.WHERE, "\\bwhere" + IS),
            new Kind(Intent.WHY, LEAD + "(?:why|how come)\\b", "\\bwhy" + IS),
            new Kind(Intent.HOW, LEAD + "how\\b"));

    private QuestionKinds() {}

    /// What answers a question in these words; null when they only show that it is one.
    static @Nullable Intent of(List<String> words) {
        String text = String.join(" ", words);
        return KINDS.stream()
                .filter(kind -> kind.asks().matcher(text).find())
                .map(Kind::answeredBy)
                .findFirst()
                .orElse(null);
    }
}
