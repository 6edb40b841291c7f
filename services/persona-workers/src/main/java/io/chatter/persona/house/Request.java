package io.chatter.persona.house;

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

    private static final Phrases PHRASES = Phrases.load("requests");
    private static final Pattern ABOUT = Pattern.compile("\\b(?:about|for|on|with|of|recommend|suggest|recommending"
            + "|suggesting|good)(?: (?:me|us))? (?<topic>.+)$");
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
        Intent answeredBy = PHRASES.in(words);
        return answeredBy == null ? null : new Request(answeredBy, topic(words));
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
