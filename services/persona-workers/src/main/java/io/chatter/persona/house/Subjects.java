package io.chatter.persona.house;

import io.chatter.persona.Scene;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds the words that a line may play with. Pure.
final class Subjects {

    private final Keyphrases keyphrases;

    Subjects(Keyphrases keyphrases) {
        this.keyphrases = keyphrases;
    }

    Moment about(Intent intent, String text) {
        Map<Slot, List<String>> values = new EnumMap<>(Slot.class);
        values.put(Slot.THING, keyphrases.nounPhrases(text));
        values.put(Slot.ACTOR, keyphrases.actors(text));
        values.put(Slot.ACT, keyphrases.actions(text));
        values.put(Slot.QUOTE, keyphrases.quotes(text));
        return new Moment(intent, text, Map.of(), null).with(values);
    }

    Moment asked(String text, Question question, @Nullable String addressee) {
        Moment about = about(question.answeredBy(), text);
        String first = question.first();
        String second = question.second();
        Map<Slot, List<String>> sides =
                first == null || second == null ? Map.of() : Map.of(Slot.OPTION, List.of(first, second));
        Moment asked = about.with(sides);
        return new Moment(asked.intent(), text, asked.values(), addressee);
    }

    /// Somebody who names no thing talks about what the stream shows.
    Moment withSubject(Moment moment, Scene scene) {
        return moment.values().containsKey(Slot.THING) ? moment : moment.with(Map.of(Slot.THING, shown(scene)));
    }

    /// As [#withSubject], unless somebody speaks of something else in words that name no thing: `i'm so tired today`.
    Moment withSubjectShared(Moment moment, String text, Scene scene) {
        Set<String> stems = keyphrases.contentStems(text);
        boolean elsewhere = !stems.isEmpty()
                && Collections.disjoint(
                        stems, keyphrases.contentStems(Speech.in(scene).words()));
        return elsewhere ? moment : withSubject(moment, scene);
    }

    /// Things that the streamer has just spoken of.
    List<String> shown(Scene scene) {
        return keyphrases.nounPhrases(Speech.in(scene).words());
    }

    /// Those that have just done something.
    List<String> actors(Scene scene) {
        return keyphrases.actors(Speech.in(scene).words());
    }

    /// Those of the shown things that the text speaks of too.
    List<String> shared(String text, Scene scene) {
        Set<String> stems = keyphrases.contentStems(text);
        return shown(scene).stream()
                .filter(thing -> stems.containsAll(keyphrases.contentStems(thing)))
                .toList();
    }

    /// Names of those who chat are nobody's subject.
    static String withoutNames(String text, Scene scene) {
        Set<String> names = scene.recent().stream()
                .map(message -> message.getAuthor().getDisplayName())
                .collect(Collectors.toSet());
        return Stream.of(text.split(" "))
                .filter(word -> !names.contains(word.replaceAll("[^\\p{L}\\p{N}_]", "")))
                .collect(Collectors.joining(" "));
    }
}
