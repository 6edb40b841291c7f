package io.chatter.streamcontext.transcription;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatter.streamcontext.Hypothesis;
import io.chatter.streamcontext.PlainWords;
import io.chatter.streamcontext.RecognitionException;
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
        for (JsonNode segment : answer.path("segments")) {
            if (!isSilence(segment)) {
                hypothesis(segment, utterance).ifPresent(heard::add);
            }
        }
        if (heard.isEmpty() && answer.path("segments").isEmpty()) {
            hypothesis(answer, utterance).ifPresent(heard::add);
        }
        return heard;
    }

    /// Whisper's own rule against words that it makes up in silence: both must agree.
    private static boolean isSilence(JsonNode segment) {
        return segment.path("no_speech_prob").asDouble(0) > PROBABLY_NO_SPEECH
                && segment.path("avg_logprob").asDouble(0) < UNSURE;
    }

    private static Optional<Hypothesis> hypothesis(JsonNode part, Utterance utterance) {
        String written = part.path("text").asText().strip();
        String words = PlainWords.of(written);
        if (words.isEmpty()) {
            return Optional.empty();
        }
        JsonNode timed = part.path("words");
        JsonNode first = timed.isEmpty() ? part : timed.get(0);
        JsonNode last = timed.isEmpty() ? part : timed.get(timed.size() - 1);
        Instant start = utterance.start().plus(within(first.path("start").asDouble(0), utterance));
        Instant end = utterance.start().plus(within(last.path("end").asDouble(Double.MAX_VALUE), utterance));
        return Optional.of(
                new Hypothesis(start, end.isBefore(start) ? start : end, words, confidence(part), true, written));
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
