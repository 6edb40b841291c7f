package io.chatter.streamcontext.transcription;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatter.streamcontext.Hypothesis;
import io.chatter.streamcontext.PlainWords;
import io.chatter.streamcontext.RecognitionException;
import io.chatter.streamcontext.Spelling;
import io.chatter.streamcontext.Word;
import io.chatter.streamcontext.utterance.Utterance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads `verbose_json`, leniently: servers leave out confidences, put words inside or beside segments, or
/// answer with nothing but `text`. Pure functions.
final class TranscriptionAnswer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double PROBABLY_NO_SPEECH = 0.6;
    private static final double UNSURE = -1;

    private TranscriptionAnswer() {}

    /// @throws RecognitionException when it is no answer at all
    static List<Hypothesis> read(String body, Utterance utterance) {
        JsonNode answer;
        try {
            answer = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new RecognitionException("the transcription server's answer is no JSON", e);
        }
        if (!answer.path("text").isTextual() && !answer.path("segments").isArray()) {
            throw new RecognitionException("the transcription server's answer has neither text nor segments");
        }
        List<Hypothesis> heard = new ArrayList<>();
        Spelling beside = new Spelling(words(answer, utterance));
        for (JsonNode segment : answer.path("segments")) {
            Optional<Hypothesis> said = hypothesis(segment, beside, utterance);
            if (!isSilence(segment)) {
                said.ifPresent(heard::add);
            }
        }
        if (heard.isEmpty() && answer.path("segments").isEmpty()) {
            hypothesis(answer, beside, utterance).ifPresent(heard::add);
        }
        return heard;
    }

    /// Whisper's own rule against words that it makes up in silence: both must agree.
    private static boolean isSilence(JsonNode segment) {
        return segment.path("no_speech_prob").asDouble(0) > PROBABLY_NO_SPEECH
                && segment.path("avg_logprob").asDouble(0) < UNSURE;
    }

    /// @param beside words of the whole answer, for a part that has none inside
    private static Optional<Hypothesis> hypothesis(JsonNode part, Spelling beside, Utterance utterance) {
        String written = part.path("text").asText().strip();
        String text = PlainWords.of(written);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        List<Word> inside = words(part, utterance);
        List<Word> words = (inside.isEmpty() ? beside : new Spelling(inside)).words(text);
        List<Word> timed = words.isEmpty() ? inside : words;
        Instant start = timed.isEmpty()
                ? at(part.path("start").asDouble(0), utterance)
                : timed.getFirst().start();
        Instant end = timed.isEmpty()
                ? at(part.path("end").asDouble(Double.MAX_VALUE), utterance)
                : timed.getLast().end();
        return Optional.of(
                new Hypothesis(start, end.isBefore(start) ? start : end, text, confidence(part), true, written)
                        .timed(words));
    }

    private static List<Word> words(JsonNode part, Utterance utterance) {
        List<Word> words = new ArrayList<>();
        for (JsonNode word : part.path("words")) {
            words.add(Word.told(
                    at(word.path("start").asDouble(0), utterance),
                    at(word.path("end").asDouble(Double.MAX_VALUE), utterance),
                    word.path("word").asText(),
                    word.path("probability").asDouble(0)));
        }
        return words;
    }

    private static Instant at(double seconds, Utterance utterance) {
        return utterance.start().plus(within(seconds, utterance));
    }

    private static Duration within(double seconds, Utterance utterance) {
        double length = utterance.length().toMillis() / 1_000.0;
        return Duration.ofMillis(Math.round(Math.clamp(seconds, 0, length) * 1_000));
    }

    private static float confidence(JsonNode part) {
        JsonNode logarithm = part.path("avg_logprob");
        return logarithm.isNumber() ? (float) Math.clamp(Math.exp(logarithm.asDouble()), 0, 1) : 0;
    }
}
