package io.chatter.persona.house;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What somebody wants of another: `tell me a joke about a dragon`, `can you recommend a dish`, `any advice?`.
///
/// @param answeredBy with what such a wish is answered
/// @param topic the words it is about; empty when it names nothing
record Request(Intent answeredBy, String topic) {

    private static final String LEAD =
            "^(?:(?:so|and|but|wait|ok|okay|hey|hi|please|pls|plz|chat|guys|um|now|quick|quickly|oh|well|then|yo|also"
                    + "|just|come on) )*";
    private static final String POLITELY = "(?:(?:please|pls|plz|maybe|just|also|possibly|quickly) )*";
    private static final String SOMEBODY =
            "(?:you|u|ya|y'all|someone|somebody|anyone|anybody) (?:guys |all |mind )?" + POLITELY;
    private static final String WILL = "(?:can|could|will|won't|can't) " + SOMEBODY + "|would " + SOMEBODY
            + "(?<=please |pls |plz |mind )|(?:i|we) (?:need|want) " + SOMEBODY + "to |i'd like " + SOMEBODY + "to ";
    private static final String ASKED = LEAD + "(?:" + WILL + ")?" + POLITELY;
    private static final String ME = "(?:me|us)";

    private record Kind(Intent answeredBy, Pattern asks) {
        Kind(Intent answeredBy, String... asks) {
            this(answeredBy, Pattern.compile(String.join("|", asks)));
        }
    }

    /// The first that fits counts.
    private static final List<Kind> KINDS = List.of(
            new Kind(
                    Intent.JOKE,
                    ASKED + "(?:tell(?:ing)?|give|make up|write|do (?:a|another|one))(?: " + ME
                            + ")? (?:[a-z'-]+ ){0,3}?(?:jokes?|puns?|riddles?)\\b",
                    LEAD + "(?:do|have) (?:you|u) (?:know|have|got) (?:[a-z'-]+ ){0,3}?(?:jokes?|puns?|riddles?)\\b",
                    LEAD + "(?:i|we) (?:need|want) (?:a |another )(?:[a-z'-]+ )?(?:joke|pun|riddle)\\b",
                    LEAD + "(?:any|got any|another|one more) (?:[a-z'-]+ )?(?:jokes?|puns?|riddles?)\\b",
                    ASKED + "(?:make|making) " + ME + " laugh\\b",
                    ASKED + "(?:say|tell " + ME + ") (?:something|sth|anything) funny\\b"),
            new Kind(
                    Intent.RECOMMEND,
                    ASKED + "(?:recommend|suggest)(?:ing)?\\b",
                    LEAD
                            + "(?:do|have) (?:you|u) (?:have |got )?any (?:good )?(?:recommendations?|suggestions?|recs)\\b",
                    LEAD + "(?:any|got any) (?:good )?(?:recommendations?|suggestions?|recs)\\b",
                    LEAD + "(?:do|can|would) (?:you|u) know (?:of )?(?:a|any|some) good\\b",
                    LEAD + "what (?:would|do|can|could) (?:you|u) (?:recommend|suggest)\\b",
                    LEAD
                            + "what (?:should|shall|could|can) (?:i|we) (?:eat|cook|bake|drink|play|watch(?! out)|listen|order)\\b"),
            new Kind(
                    Intent.ADVICE,
                    ASKED + "(?:give|offer)(?: " + ME + ")? (?:[a-z'-]+ ){0,3}?(?:advice|tips?|hints?|wisdom)\\b",
                    LEAD
                            + "(?:(?:do|have) (?:you|u) (?:have |got )?|got )?any (?:[a-z'-]+ )?(?:advice|tips?|hints?|wisdom)\\b",
                    LEAD + "(?:i|we) (?:really )?(?:need|want|could use) (?:some |your |a )?(?:advice|help|tips?)\\b",
                    LEAD + "what (?:should|shall) (?:i|we) do\\b",
                    ASKED + "(?:help|advise|teach)(?:ing)? " + ME + "\\b"),
            new Kind(
                    Intent.FAVOUR,
                    ASKED + "(?:sing|lend|send|bring|pass|buy|show|make|bake|cook|draw|hold|give|do) " + ME + "\\b",
                    ASKED + "tell " + ME + " (?:a|an|another|something|some)\\b",
                    ASKED + "(?:say|write|draw) (?:something|sth|hi|hello|hey|goodbye|a|an)\\b",
                    ASKED + "(?:sing|dance|clap|cheer|wave)(?: (?:for|to|with|a|the|your|some|something)\\b|$)",
                    LEAD + "(?:" + WILL
                            + ")(?:open|close|hold|carry|lend|bring|send|feed|wake|hug|share|spell|count|buy"
                            + "|pay|do|fix|call|play|stop|wait|write|draw|cook|bake)\\b",
                    LEAD + "(?:can|could|may) (?:i|we) (?:please |just |also )?(?:have|get|borrow|steal)"
                            + " (?:a|an|the|my|your|some|one|more|another|that|this)\\b"));

    private static final Pattern ABOUT = Pattern.compile(
            "\\b(?:about|for|on|with|of|recommend|suggest|recommending|suggesting|good)(?: " + ME + ")? (?<topic>.+)$");
    private static final Map<String, Matter> TASTES = Map.of(
            "eat", Matter.FOOD,
            "cook", Matter.FOOD,
            "bake", Matter.FOOD,
            "order", Matter.FOOD,
            "drink", Matter.DRINK,
            "play", Matter.GAME,
            "watch", Matter.FILM,
            "listen", Matter.MUSIC);
    private static final Pattern TO_DO =
            Pattern.compile("\\b(?:should|shall|could|can|to) (?:i |we )?(?<deed>[a-z]+)\\b");

    /// Null when the text asks nobody to do anything.
    static @Nullable Request in(String text) {
        String words = String.join(" ", Words.of(text));
        return KINDS.stream()
                .filter(kind -> kind.asks().matcher(words).find())
                .findFirst()
                .map(kind -> new Request(kind.answeredBy(), topic(words)))
                .orElse(null);
    }

    private static String topic(String words) {
        Matcher about = ABOUT.matcher(words);
        return about.find() ? about.group("topic") : "";
    }

    /// The taste by which a recommendation is made; empty when it is for something of which nobody has one.
    static Optional<Matter> taste(String text) {
        String words = String.join(" ", Words.of(text));
        Matcher toDo = TO_DO.matcher(words);
        while (toDo.find()) {
            Matter taste = TASTES.get(toDo.group("deed"));
            if (taste != null) {
                return Optional.of(taste);
            }
        }
        return Matter.named(Inquiry.head(topic(words)));
    }
}
