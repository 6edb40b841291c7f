package io.chatter.streamcontext;

import io.chatter.schema.TranscriptSegment;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The final segments of the window and the partial one that is being said. Used by one thread.
final class TranscriptWindow {
    private static final Duration STALE = Duration.ofSeconds(4);

    private final Deque<Hypothesis> finals = new ArrayDeque<>();
    private @Nullable Hypothesis partial;

    void add(Hypothesis hypothesis) {
        if (hypothesis.isFinal()) {
            finals.addLast(hypothesis);
            partial = null;
        } else {
            partial = hypothesis;
        }
    }

    /// The words being said came to nothing.
    void dropPartial() {
        partial = null;
    }

    /// @param now a partial that ended long before it is not being said any more
    List<TranscriptSegment> since(Instant start, Instant now) {
        while (!finals.isEmpty() && !finals.getFirst().end().isAfter(start)) {
            finals.removeFirst();
        }
        List<TranscriptSegment> segments = new ArrayList<>();
        finals.forEach(hypothesis -> segments.add(segment(hypothesis)));
        Hypothesis current = partial;
        if (current != null && current.end().isAfter(now.minus(STALE))) {
            segments.add(segment(current));
        }
        return segments;
    }

    private static TranscriptSegment segment(Hypothesis hypothesis) {
        return TranscriptSegment.newBuilder()
                .setStart(hypothesis.start().truncatedTo(ChronoUnit.MILLIS))
                .setEnd(hypothesis.end().truncatedTo(ChronoUnit.MILLIS))
                .setText(hypothesis.text())
                .setConfidence(hypothesis.confidence())
                .setIsFinal(hypothesis.isFinal())
                .build();
    }
}
