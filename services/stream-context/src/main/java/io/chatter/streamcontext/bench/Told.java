package io.chatter.streamcontext.bench;

import io.chatter.schema.StreamEvent;
import io.chatter.schema.StreamEventType;
import io.chatter.streamcontext.ContextSettings;
import io.chatter.streamcontext.RecognizerStatus;
import io.chatter.streamcontext.RoomContext;
import io.chatter.streamcontext.SoundChunk;
import io.chatter.streamcontext.bench.LabelledFolder.Label;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What a room tells, and what that is worth. Pure functions.
final class Told {
    private static final Duration EARLY = Duration.ofMillis(1_500);
    private static final Duration LATE = Duration.ofSeconds(3);
    private static final RecognizerStatus STATUS =
            new RecognizerStatus("none", Duration.ZERO, new RecognizerStatus.Hearing.Listening());

    private Told() {}

    /// When events of a type are told of sound without words, in order.
    static List<Instant> bySound(List<SoundChunk> sound, StreamEventType type) {
        RoomContext room = new RoomContext("bench", ContextSettings.defaults(), Optional::of);
        Set<StreamEvent> told = new LinkedHashSet<>();
        for (SoundChunk chunk : sound) {
            if (room.sound(chunk)) {
                told.addAll(now(room, chunk.end()));
            }
        }
        return times(told, type);
    }

    /// What `room` tells at `now`.
    static List<StreamEvent> now(RoomContext room, Instant now) {
        return room.snapshot(new UUID(0, 0), now, STATUS).getEvents();
    }

    /// When the events of a type were, in order.
    static List<Instant> times(Collection<StreamEvent> told, StreamEventType type) {
        return told.stream()
                .filter(event -> event.getType() == type)
                .map(StreamEvent::getAt)
                .sorted()
                .toList();
    }

    /// An event is found when it is told from a little before its label to a little after it; each is counted once.
    ///
    /// @param labels of one type, in order
    /// @param told when events of that type were told, in order
    static Score judged(Score before, List<Label> labels, List<Instant> told) {
        Score score = before;
        List<Instant> left = new ArrayList<>(told);
        for (Label label : labels) {
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
}
