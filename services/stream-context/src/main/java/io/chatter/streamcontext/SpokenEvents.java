package io.chatter.streamcontext;

import io.chatter.schema.StreamEvent;
import io.chatter.schema.StreamEventType;
import io.chatter.streamcontext.Lexicon.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// FAIL, CLUTCH and HYPE: what was said, times how excitedly. Immutable.
///
/// The phrases of a type add up as independent evidence (noisy-or); a voice that is louder than usual
/// adds to it, and so does one that is higher or faster. A phrase is not counted behind a negation or a supposition:
/// "we almost died", "if we
/// won", nor where the line tells of another day: "last week i died".
final class SpokenEvents {
    private static final int GUARDED_WORDS = 3;
    private static final Set<String> GUARDS = Set.of(
            "not",
            "never",
            "didn't",
            "don't",
            "won't",
            "wasn't",
            "isn't",
            "almost",
            "nearly",
            "if",
            "would",
            "could",
            "might",
            "hope",
            "hopefully",
            "until",
            "before",
            "unless",
            "thought",
            "when",
            "imagine",
            "should");

    private final List<Phrase> phrases;
    private final List<String> told;
    private final ExcitementSettings settings;

    SpokenEvents(Phrasebook phrasebook, ExcitementSettings settings) {
        this.phrases = phrasebook.phrases();
        this.told = phrasebook.told();
        this.settings = settings;
    }

    /// @param voice how it was said
    List<StreamEvent> judge(Hypothesis said, Excitement voice) {
        SpokenWords words = SpokenWords.of(said.text());
        List<StreamEvent> events = new ArrayList<>();
        if (told.stream().anyMatch(words::has)) {
            return events;
        }
        for (StreamEventType type : List.of(StreamEventType.FAIL, StreamEventType.CLUTCH, StreamEventType.HYPE)) {
            List<Phrase> heard = heard(type, words);
            double excitement = settings.bonus() * voice.degree(settings);
            double doubt =
                    heard.stream().mapToDouble(phrase -> 1 - phrase.weight()).reduce(1, (a, b) -> a * b);
            if (!heard.isEmpty()) {
                events.add(Happenings.event(type, said.start(), 1 - doubt * (1 - excitement), evidence(heard, voice)));
            } else if (type == StreamEventType.HYPE
                    && voice.decibels() > settings.shout().decibels()
                    && words.words().size() >= settings.shout().words()) {
                events.add(Happenings.event(type, said.start(), settings.shout().confidence(), voice.evidence()));
            }
        }
        return events;
    }

    private List<Phrase> heard(StreamEventType type, SpokenWords words) {
        return phrases.stream()
                .filter(phrase -> phrase.type() == type && isSaid(phrase.words(), words))
                .toList();
    }

    private static boolean isSaid(String phrase, SpokenWords words) {
        for (int at = words.find(phrase, 0); at >= 0; at = words.find(phrase, at + 1)) {
            if (words.before(at, GUARDED_WORDS).stream().noneMatch(GUARDS::contains)) {
                return true;
            }
        }
        return false;
    }

    private static String evidence(List<Phrase> heard, Excitement voice) {
        String said = "heard \""
                + String.join("\", \"", heard.stream().map(Phrase::words).toList()) + "\"";
        return voice.evidence().isEmpty() ? said : said + ", " + voice.evidence();
    }
}
