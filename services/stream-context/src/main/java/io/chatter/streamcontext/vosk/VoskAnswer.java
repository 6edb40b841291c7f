package io.chatter.streamcontext.vosk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatter.streamcontext.Hypothesis;
import io.chatter.streamcontext.PlainWords;
import io.chatter.streamcontext.RecognitionException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Reads one answer of a Vosk server: `{"partial": ...}`, or `{"text": ..., "result": [{word, start, end, conf}]}`.
/// Pure functions.
final class VoskAnswer {
    private static final ObjectMapper JSON = new ObjectMapper();

    private VoskAnswer() {}

    /// What is being said.
    ///
    /// @param since end of the last final
    /// @param until end of the newest sound
    /// @param partial the words that are known already
    record Underway(Instant since, Instant until, String partial) {}

    /// @param start of the conversation
    /// @return empty when it says nothing new
    /// @throws RecognitionException when it is no answer
    static Optional<Hypothesis> read(String text, Instant start, Underway underway) {
        JsonNode answer;
        try {
            answer = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new RecognitionException("the Vosk server's answer is no JSON", e);
        }
        if (answer.has("partial")) {
            String written = answer.path("partial").asText();
            String words = PlainWords.of(written);
            return words.isEmpty() || words.equals(underway.partial())
                    ? Optional.empty()
                    : Optional.of(new Hypothesis(underway.since(), underway.until(), words, 0, false, written));
        }
        String written = answer.path("text").asText();
        if (!answer.has("text")) {
            throw new RecognitionException("the Vosk server's answer has neither text nor partial");
        }
        return PlainWords.of(written).isEmpty()
                ? Optional.empty()
                : Optional.of(said(written, answer.path("result"), start, underway));
    }

    private static Hypothesis said(String written, JsonNode timed, Instant start, Underway underway) {
        String words = PlainWords.of(written);
        if (timed.isEmpty()) {
            return new Hypothesis(underway.since(), underway.until(), words, 0, true, written);
        }
        double sum = 0;
        for (JsonNode word : timed) {
            sum += word.path("conf").asDouble(0);
        }
        Instant from = at(start, timed.get(0).path("start").asDouble());
        Instant to = at(start, timed.get(timed.size() - 1).path("end").asDouble());
        return new Hypothesis(
                from,
                to.isBefore(from) ? from : to,
                words,
                (float) Math.clamp(sum / timed.size(), 0, 1),
                true,
                written);
    }

    private static Instant at(Instant start, double seconds) {
        return start.plus(Duration.ofMillis(Math.round(Math.clamp(seconds, 0, 1e6) * 1_000)));
    }
}
