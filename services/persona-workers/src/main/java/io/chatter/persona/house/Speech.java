package io.chatter.persona.house;

import io.chatter.persona.Scene;
import io.chatter.schema.StreamContext;
import io.chatter.schema.StreamEvent;
import io.chatter.schema.StreamEventType;
import io.chatter.schema.TranscriptSegment;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What was just heard and seen on the stream of a scene.
///
/// @param words what the streamer said in the last seconds; empty when silent
/// @param event newest event worth a line; null when none is fresh
record Speech(String words, @Nullable StreamEvent event) {

    private static final Duration WORDS_KEEP = Duration.ofSeconds(12);
    private static final Duration EVENT_KEEPS = Duration.ofSeconds(10);
    private static final double HEARD_SHARE = 0.6;

    static Speech in(Scene scene) {
        StreamContext context = scene.context();
        if (context == null) {
            return new Speech("", null);
        }
        Instant wordsSince = scene.now().minus(WORDS_KEEP);
        String words = context.getSegments().stream()
                .filter(segment -> segment.getEnd().isAfter(wordsSince))
                .map(TranscriptSegment::getText)
                .collect(Collectors.joining(" "));
        return new Speech(words, freshEvent(context, scene.now().minus(EVENT_KEEPS)));
    }

    /// The event whose evidence the trigger names; null when the trigger is speech.
    static @Nullable StreamEvent eventNamed(@Nullable String trigger, Scene scene) {
        StreamContext context = scene.context();
        if (context == null || trigger == null) {
            return null;
        }
        return context.getEvents().reversed().stream()
                .filter(event -> event.getEvidence().equals(trigger))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable StreamEvent freshEvent(StreamContext context, Instant since) {
        for (StreamEvent event : context.getEvents().reversed()) {
            boolean named =
                    event.getType() != StreamEventType.UNKNOWN && event.getType() != StreamEventType.TRANSCRIPT_GAP;
            if (named && event.getAt().isAfter(since) && !isOver(event, context)) {
                return event;
            }
        }
        return null;
    }

    /// A silence ends with the next word.
    private static boolean isOver(StreamEvent event, StreamContext context) {
        return event.getType() == StreamEventType.SILENCE
                && context.getSegments().stream()
                        .anyMatch(segment -> segment.getEnd().isAfter(event.getAt()));
    }

    /// Whether the text is made of words that were heard, unlike the evidence of a scene cut.
    static boolean wasHeard(String text, Scene scene) {
        StreamContext context = scene.context();
        List<String> words = Words.of(text);
        if (context == null || words.isEmpty()) {
            return false;
        }
        Set<String> heard = new HashSet<>();
        context.getSegments().forEach(segment -> heard.addAll(Words.of(segment.getText())));
        long known = words.stream().filter(heard::contains).count();
        return known >= HEARD_SHARE * words.size();
    }
}
