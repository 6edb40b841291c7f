package io.chatter.streamcontext.vosk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatter.streamcontext.Hypothesis;
import io.chatter.streamcontext.PlainWords;
import io.chatter.streamcontext.RecognitionException;
import io.chatter.streamcontext.Spelling;
import io.chatter.streamcontext.Word;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
        String text = PlainWords.of(written);
        if (timed.isEmpty()) {
            return new Hypothesis(underway.since(), underway.until(), text, 0, true, written);
        }
        List<Word> words = new ArrayList<>();
        for (JsonNode word : timed) {
            words.add(word(word, start));
        }
        double confidence =
                words.stream().mapToDouble(Word::confidence).average().orElse(0);
        Instant from = words.getFirst().start();
        Instant to = words.getLast().end();
        return new Hypothesis(from, to.isBefore(from) ? from : to, text, (float) confidence, true, written)
                .timed(new Spelling(words).words(text));
    }

    private static Word word(JsonNode word, Instant start) {
        return Word.told(
                at(start, word.path("start").asDouble()),
                at(start, word.path("end").asDouble()),
                word.path("word").asText(),
                word.path("conf").asDouble(0));
    }

    private static Instant at(Instant start, double seconds) {
        return start.plus(Duration.ofMillis(Math.round(Math.clamp(seconds, 0, 1e6) * 1_000)));
    }
}
