package io.chatter.streamcontext.bench;

import io.chatter.schema.StreamEvent;
import io.chatter.schema.StreamEventType;
import io.chatter.streamcontext.ContextSettings;
import io.chatter.streamcontext.RecognizerEngine;
import io.chatter.streamcontext.RecognizerStatus;
import io.chatter.streamcontext.RoomContext;
import io.chatter.streamcontext.SoundChunk;
import io.chatter.streamcontext.SpeechRecognizer;
import io.chatter.streamcontext.bench.LabelledFolder.Label;
import io.chatter.streamcontext.bench.LabelledFolder.Recording;
import io.chatter.streamcontext.ffmpeg.FfmpegDecoder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Measures the events told in recordings that somebody labelled. An event is found when it is told from a little
/// before its label to a little after it; each is counted once.
///
/// @param folder what was labelled
/// @param scores of each type that was
/// @param length of all recordings
/// @param engine that heard the words
record LabelledEvents(LabelledFolder folder, Map<StreamEventType, Score> scores, Duration length, String engine) {
    private static final Duration EARLY = Duration.ofMillis(1_500);
    private static final Duration LATE = Duration.ofSeconds(3);
    private static final RecognizerStatus STATUS =
            new RecognizerStatus("none", Duration.ZERO, new RecognizerStatus.Hearing.Listening());

    static LabelledEvents measure(LabelledFolder folder, FfmpegDecoder decoder, RecognizerEngine engine) {
        Map<StreamEventType, Score> scores = new EnumMap<>(StreamEventType.class);
        folder.types().forEach(type -> scores.put(type, Score.NOTHING));
        Duration length = Duration.ZERO;
        for (Recording recording : folder.recordings()) {
            List<SoundChunk> sound = decoder.decode(recording.sound(), LabelledFolder.START);
            Set<StreamEvent> told = told(sound, engine);
            scores.replaceAll((type, score) -> judged(score, type, recording.labels(), told));
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
                    told.addAll(events(room, chunk.end()));
                }
            }
            room.heard(recognizer.finish());
        }
        told.addAll(events(room, sound.getLast().end()));
        return told;
    }

    private static List<StreamEvent> events(RoomContext room, Instant now) {
        return room.snapshot(new UUID(0, 0), now, STATUS).getEvents();
    }

    private static Score judged(Score before, StreamEventType type, List<Label> labels, Set<StreamEvent> told) {
        Score score = before;
        List<Instant> left = told.stream()
                .filter(event -> event.getType() == type)
                .map(StreamEvent::getAt)
                .sorted()
                .collect(Collectors.toCollection(ArrayList::new));
        for (Label label : labels.stream().filter(one -> one.type() == type).toList()) {
            Optional<Instant> found = left.stream()
                    .filter(at -> !at.isBefore(label.from().minus(EARLY))
                            && !at.isAfter(label.to().plus(LATE)))
                    .findFirst();
            found.ifPresent(left::remove);
            score = score.plus(true, found.isPresent());
        }
        for (int i = 0; i < left.size(); i++) {
            score = score.plus(false, true);
        }
        return score;
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
