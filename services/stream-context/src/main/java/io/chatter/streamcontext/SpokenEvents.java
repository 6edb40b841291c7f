package io.chatter.streamcontext;

import io.chatter.schema.StreamEvent;
import io.chatter.schema.StreamEventType;
import io.chatter.streamcontext.Lexicon.Phrase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// FAIL, CLUTCH and HYPE: what was said, times how excitedly. Immutable.
///
/// The phrases of a type add up as independent evidence (noisy-or); a voice that is louder than usual
/// adds to it, and so does one that is higher or faster. It happens when the weightiest phrase is said, and as
/// excitedly as that is said. A phrase is not counted behind a negation or a supposition: "we almost died", "if we
/// won", nor where the line tells of another day: "last week i died".
final class SpokenEvents {
    private static final int GUARDED_WORDS = 3;
    /// Of less, a voice's pitch and pace are not known.
    private static final Duration LEAST_VOICE = Duration.ofSeconds(1);
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

    /// How a voice sounded for a while.
    @FunctionalInterface
    interface Voice {
        Excitement between(Instant start, Instant end);
    }

    /// A phrase, and the index of its first word.
    private record Heard(Phrase phrase, int at) {
        int last() {
            return at + phrase.words().split(" ").length - 1;
        }
    }

    List<StreamEvent> judge(Hypothesis said, Voice voice) {
        SpokenWords words = SpokenWords.of(said.text());
        List<StreamEvent> events = new ArrayList<>();
        if (told.stream().anyMatch(words::has)) {
            return events;
        }
        for (StreamEventType type : List.of(StreamEventType.FAIL, StreamEventType.CLUTCH, StreamEventType.HYPE)) {
            List<Heard> heard = heard(type, words);
            if (!heard.isEmpty()) {
                events.add(event(type, said, heard, voice));
            } else if (type == StreamEventType.HYPE) {
                shout(said, words, voice).ifPresent(events::add);
            }
        }
        return events;
    }

    private StreamEvent event(StreamEventType type, Hypothesis said, List<Heard> heard, Voice voice) {
        Heard weightiest = heard.getFirst();
        double doubt = 1;
        for (Heard each : heard) {
            doubt *= 1 - each.phrase().weight();
            weightiest = each.phrase().weight() > weightiest.phrase().weight() ? each : weightiest;
        }
        Excitement excitement = excitement(said, weightiest, voice);
        double confidence = 1 - doubt * (1 - settings.bonus() * excitement.degree(settings));
        return Happenings.event(type, said.startOf(weightiest.at()), confidence, evidence(heard, excitement));
    }

    private static Excitement excitement(Hypothesis said, Heard heard, Voice voice) {
        Instant start = said.startOf(heard.at());
        Instant end = said.endOf(heard.last());
        Duration lacking = LEAST_VOICE.minus(Duration.between(start, end));
        if (lacking.isPositive()) {
            start = start.minus(lacking.dividedBy(2));
            end = end.plus(lacking.dividedBy(2));
        }
        return voice.between(
                start.isBefore(said.start()) ? said.start() : start, end.isAfter(said.end()) ? said.end() : end);
    }

    private Optional<StreamEvent> shout(Hypothesis said, SpokenWords words, Voice voice) {
        ExcitementSettings.Shout shout = settings.shout();
        Excitement excitement = voice.between(said.start(), said.end());
        return excitement.decibels() > shout.decibels() && words.words().size() >= shout.words()
                ? Optional.of(
                        Happenings.event(StreamEventType.HYPE, said.start(), shout.confidence(), excitement.evidence()))
                : Optional.empty();
    }

    /// In the order in which they are said.
    private List<Heard> heard(StreamEventType type, SpokenWords words) {
        return phrases.stream()
                .filter(phrase -> phrase.type() == type)
                .flatMap(phrase -> heard(phrase, words).stream())
                .sorted(Comparator.comparingInt(Heard::at))
                .toList();
    }

    private static Optional<Heard> heard(Phrase phrase, SpokenWords words) {
        for (int at = words.find(phrase.words(), 0); at >= 0; at = words.find(phrase.words(), at + 1)) {
            if (words.before(at, GUARDED_WORDS).stream().noneMatch(GUARDS::contains)) {
                return Optional.of(new Heard(phrase, at));
            }
        }
        return Optional.empty();
    }

    private static String evidence(List<Heard> heard, Excitement voice) {
        String said = "heard \""
                + String.join(
                        "\", \"",
                        heard.stream().map(each -> each.phrase().words()).toList()) + "\"";
        return voice.evidence().isEmpty() ? said : said + ", " + voice.evidence();
    }
}
