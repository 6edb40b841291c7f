package io.chatter.streamcontext;

import io.chatter.schema.StreamEventType;
import io.chatter.streamcontext.Lexicon.Phrase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The words that events are told by. Immutable.
///
/// @param phrases what is said when something happens
/// @param told what makes it a story of another day
/// @param openers how questions begin
/// @param addressees whom questions are for
/// @param guards words that make the opener after them no question
/// @param rhetoric words of a question that nobody in particular is to answer
record Phrasebook(
        List<Phrase> phrases,
        List<String> told,
        List<String> openers,
        List<String> addressees,
        Set<String> guards,
        List<String> rhetoric) {

    private static final String TOLD = "TOLD";

    Phrasebook {
        phrases = List.copyOf(phrases);
        told = List.copyOf(told);
        openers = List.copyOf(openers);
        addressees = List.copyOf(addressees);
        guards = Set.copyOf(guards);
        rhetoric = List.copyOf(rhetoric);
    }

    static Phrasebook english() {
        List<Phrase> phrases = new ArrayList<>();
        for (String line : lines("phrases.txt")) {
            String[] parts = line.split(" ", 3);
            if (parts[0].equals(TOLD)) {
                continue;
            }
            phrases.add(new Phrase(StreamEventType.valueOf(parts[0]), Double.parseDouble(parts[1]), parts[2]));
        }
        return new Phrasebook(
                phrases,
                section("phrases.txt", TOLD),
                section("questions.txt", "OPENER"),
                section("questions.txt", "ADDRESSEE"),
                new LinkedHashSet<>(section("questions.txt", "GUARD")),
                section("questions.txt", "RHETORIC"));
    }

    /// With the words of `lexicon` as well; what it weighs anew counts as it says.
    Phrasebook with(Lexicon lexicon) {
        List<Phrase> all = new ArrayList<>(phrases);
        for (Phrase phrase : lexicon.phrases()) {
            all.removeIf(phrase::isOf);
            if (phrase.weight() > 0) {
                all.add(phrase);
            }
        }
        List<String> stories = new ArrayList<>(told);
        stories.addAll(lexicon.told());
        return new Phrasebook(all, stories, openers, addressees, guards, rhetoric);
    }

    static Set<String> stopWords() {
        Set<String> words = new LinkedHashSet<>();
        lines("stop-words.txt").forEach(line -> words.addAll(Arrays.asList(line.split(" +"))));
        return words;
    }

    private static List<String> section(String resource, String name) {
        return lines(resource).stream()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(name.length() + 1))
                .toList();
    }

    private static List<String> lines(String resource) {
        try (InputStream stream = Phrasebook.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("the jar lacks " + resource);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
