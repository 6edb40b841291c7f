package io.chatter.streamcontext.bench;

import io.chatter.streamcontext.VoiceActivity;
import io.chatter.streamcontext.bench.LabelledFolder.Span;
import io.chatter.streamcontext.utterance.Utterance;
import io.chatter.streamcontext.utterance.UtteranceRecognizer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/// What a talk is cut into for engines that take whole utterances.
///
/// @param utterances how many
/// @param kept part of what is said that is in one of them, from 0 to 1
/// @param sent length of all utterances per length of what is said: what a server gets to transcribe
record Cuts(int utterances, double kept, double sent) {

    static Cuts of(Talk talk, VoiceActivity activity) {
        List<Span> cut = Collections.synchronizedList(new ArrayList<>());
        try (UtteranceRecognizer recognizer = new UtteranceRecognizer(
                (utterance, before) -> {
                    cut.add(span(utterance));
                    return List.of();
                },
                1,
                activity)) {
            SyntheticSound.chunks(LabelledFolder.START, talk.sound()).forEach(recognizer::hear);
            recognizer.finish();
        }
        double spoken = talk.spoken().toMillis();
        double kept = 0;
        double sent = 0;
        for (Span utterance : cut) {
            sent += Duration.between(utterance.from(), utterance.to()).toMillis();
            for (Span said : talk.said()) {
                kept += overlap(utterance, said).toMillis();
            }
        }
        return new Cuts(cut.size(), kept / spoken, sent / spoken);
    }

    private static Span span(Utterance utterance) {
        return new Span(utterance.start(), utterance.start().plus(utterance.length()));
    }

    private static Duration overlap(Span one, Span other) {
        Instant from = one.from().isAfter(other.from()) ? one.from() : other.from();
        Instant to = one.to().isBefore(other.to()) ? one.to() : other.to();
        return from.isBefore(to) ? Duration.between(from, to) : Duration.ZERO;
    }

    String toJson() {
        return String.format(Locale.ROOT, "{\"utterances\":%d,\"kept\":%.3f,\"sent\":%.3f}", utterances, kept, sent);
    }
}
