package io.chatter.persona.house;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A question for somebody's taste, or for who they are.
sealed interface Inquiry {

    /// For one matter: `what is your favourite colour`, `how old are you`.
    record Into(Matter matter) implements Inquiry {
        @Override
        public Intent answeredBy() {
            return matter.answeredBy();
        }
    }

    /// For whatever they like best.
    record IntoAnything() implements Inquiry {}

    /// For what nobody here can know: `what is his favourite word`, `what is your favourite screwdriver`.
    record Beyond() implements Inquiry {}

    Pattern FAVOURITE = Pattern.compile("\\b(?:(?<whose>[\\w']+) )?(?:(?:all time|absolute|number one) )*"
            + "fav(?:ou?rite|e)?s?\\b(?: (?:kind|type|sort) of)?(?<what>(?: [a-z'-]+){0,3})");
    Pattern WHICH_DO_YOU = Pattern.compile("\\b(?:what|which) (?:kinda |(?:kind|type|sort)s? of )?"
            + "(?<what>(?:[a-z'-]+ )??[a-z'-]+) (?:do|are|would|did) (?:you|u|y'?all) (?:all |guys )?"
            + "(?:like|love|prefer|listen|play|watch|enjoy|eat|drink|into|have|want|pick|order)");
    Pattern WHAT_DO_YOU =
            Pattern.compile("\\bwhat (?:do|are) (?:you|u|y'?all) (?:all |guys )?(?:usually |even |like to )*"
                    + "(?<what>eat|eating|drink|drinking|listen|listening|play)\\b");
    Pattern OWNS_PETS = Pattern.compile("\\b(?:do|have) (?:you|u) (?:have|got|own) (?:any |a )?pets?\\b");

    Pattern OF_OTHERS = Pattern.compile(
            "his|her|their|its|he's|she's|(?!(?:what|who|which|everyone|everybody|chat|y'all|guys)'s).+'s"
                    + "|streamers?");
    /// Behind these a question goes on, and names its matter no more.
    Set<String> ENDS = Set.of(
            "is", "are", "was", "of", "in", "on", "at", "to", "for", "from", "so", "and", "or", "right", "here", "now",
            "this", "that", "about", "again", "ever", "then", "you", "u", "please", "tonight", "today", "chat", "guys");
    Set<String> ANYTHING = Set.of("thing", "things", "topic", "topics", "subject", "subjects", "hobby", "hobbies");

    /// What answers it, where there is an answer.
    default Intent answeredBy() {
        return Intent.FAVOURITE;
    }

    /// Null when the question is for nothing of the kind.
    ///
    /// @param words of the question, lower case
    static @Nullable Inquiry in(List<String> words) {
        String text = String.join(" ", words);
        Matcher favourite = FAVOURITE.matcher(text);
        if (favourite.find()) {
            return favourite(favourite.group("whose"), head(favourite.group("what")));
        }
        for (Pattern asks : List.of(WHICH_DO_YOU, WHAT_DO_YOU)) {
            Matcher matcher = asks.matcher(text);
            if (matcher.find()) {
                return Matter.named(List.of(matcher.group("what").split(" ")))
                        .map(Into::new)
                        .orElse(null);
            }
        }
        if (OWNS_PETS.matcher(text).find()) {
            return new Into(Matter.ANIMAL);
        }
        return Matter.asked(text).map(Into::new).orElse(null);
    }

    private static Inquiry favourite(@Nullable String whose, List<String> what) {
        if (whose != null && OF_OTHERS.matcher(whose).matches()) {
            return new Beyond();
        }
        if (what.isEmpty() || ANYTHING.contains(what.getLast())) {
            return new IntoAnything();
        }
        return Matter.named(what).<Inquiry>map(Into::new).orElseGet(Beyond::new);
    }

    /// The words up to one behind which a question goes on.
    static List<String> head(String words) {
        List<String> head = new ArrayList<>();
        for (String word : words.strip().split(" ")) {
            if (word.isEmpty() || ENDS.contains(word)) {
                break;
            }
            head.add(word);
        }
        return head;
    }
}
