package io.chatter.streamcontext.bench;

import io.chatter.schema.StreamEvent;
import io.chatter.schema.StreamEventType;
import io.chatter.streamcontext.ContextSettings;
import io.chatter.streamcontext.RecognizerEngine;
import io.chatter.streamcontext.RoomContext;
import io.chatter.streamcontext.SoundChunk;
import io.chatter.streamcontext.SpeechRecognizer;
import io.chatter.streamcontext.bench.LabelledFolder.Recording;
import io.chatter.streamcontext.ffmpeg.FfmpegDecoder;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Measures the events told in recordings that somebody labelled, as [Told] counts them.
///
/// @param folder what was labelled
/// @param scores of each type that was
/// @param length of all recordings
/// @param engine that heard the words
record LabelledEvents(LabelledFolder folder, Map<StreamEventType, Score> scores, Duration length, String engine) {
    static LabelledEvents measure(LabelledFolder folder, FfmpegDecoder decoder, RecognizerEngine engine) {
        Map<StreamEventType, Score> scores = new EnumMap<>(StreamEventType.class);
        folder.types().forEach(type -> scores.put(type, Score.NOTHING));
        Duration length = Duration.ZERO;
        for (Recording recording : folder.recordings()) {
            List<SoundChunk> sound = decoder.decode(recording.sound(), LabelledFolder.START);
            Set<StreamEvent> told = told(sound, engine);
            scores.replaceAll((type, score) -> Told.judged(
                    score,
                    recording.labels().stream()
                            .filter(label -> label.type() == type)
                            .toList(),
                    Told.times(told, type)));
            length = length.plus(
                    Duration.between(LabelledFolder.START, sound.getLast().end()));
        }
        return new LabelledEvents(folder, scores, length, engine.name());
    }

    private static Set<StreamEvent> told(List<SoundChunk> sound, RecognizerEngine engine) {
        RoomContext room = new RoomContext("bench", ContextSettings.defaults(), Optional::of);
        Set<StreamEvent> told = new LinkedHashSet<>();
        try (SpeechRecognizer recognizer = engine.open()) {
            for (SoundChunk chunk : sound) {
                boolean happened = room.sound(chunk) | room.heard(recognizer.hear(chunk));
                if (happened) {
                    told.addAll(Told.now(room, chunk.end()));
                }
            }
            room.heard(recognizer.finish());
        }
        told.addAll(Told.now(room, sound.getLast().end()));
        return told;
    }

    String toJson() {
        return String.format(
                Locale.ROOT,
                "{\"recordings\":%d,\"seconds\":%d,\"engine\":\"%s\",\"ignored\":\"%s\",\"scores\":{%s}}",
                folder.recordings().size(),
                length.toSeconds(),
                engine,
                String.join(" ", folder.ignored()).replaceAll("[^\\w -]", "?"),
                scores.entrySet().stream()
                        .map(score ->
                                "\"" + score.getKey() + "\":" + score.getValue().toJson())
                        .collect(Collectors.joining(",")));
    }
}
