package io.chatter.streamcontext;

import io.chatter.schema.StreamEvent;
import io.chatter.schema.StreamEventType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;

/// SCENE_CHANGE: a cut, or a cross-fade, from how much each picture differs from the one before it. Used by
/// one thread.
///
/// A cut is one picture that differs far more than pictures did of late. A cross-fade spreads the same
/// difference over a second or two: each picture differs a little more than usual, and together they do as
/// much as a cut would (the twin-comparison of Zhang, Kankanhalli and Smoliar, "Automatic partitioning of
/// full-motion video", 1993, on mean absolute differences). What goes on for longer is the camera.
final class SceneChanges {
    private static final Duration REMEMBERED = Duration.ofSeconds(6);
    private static final int ENOUGH = 3;

    private final SceneSettings settings;
    private final Deque<Picture> usual = new ArrayDeque<>();
    private final Deque<Picture> unusual = new ArrayDeque<>();

    private record Picture(Instant at, double change) {}

    SceneChanges(SceneSettings settings) {
        this.settings = settings;
    }

    /// @param change mean difference from the picture before, from 0 to 1
    Optional<StreamEvent> see(Instant at, double change) {
        double baseline = baseline();
        if (change >= settings.cut() && change >= settings.overUsual() * baseline) {
            unusual.clear();
            return Optional.of(event(at, change, "cut, pictures differ by %.2f"));
        }
        if (change > Math.max(settings.fadeStep(), settings.overUsual() * baseline)) {
            unusual.addLast(new Picture(at, change));
            if (lasts(at).compareTo(settings.longestFade()) > 0) {
                // So much for so long is how this stream moves now.
                usual.clear();
                usual.addAll(unusual);
                unusual.clear();
            }
            return Optional.empty();
        }
        Optional<StreamEvent> fade = faded(baseline);
        unusual.clear();
        remember(at, change);
        return fade;
    }

    private Duration lasts(Instant at) {
        return Duration.between(unusual.getFirst().at(), at);
    }

    private Optional<StreamEvent> faded(double baseline) {
        double together = unusual.stream()
                .mapToDouble(picture -> picture.change() - baseline)
                .sum();
        return together >= settings.cut()
                ? Optional.of(event(unusual.getFirst().at(), together, "cross-fade, pictures differ by %.2f"))
                : Optional.empty();
    }

    private void remember(Instant at, double change) {
        usual.addLast(new Picture(at, change));
        while (usual.getFirst().at().isBefore(at.minus(REMEMBERED))) {
            usual.removeFirst();
        }
    }

    private double baseline() {
        if (usual.size() < ENOUGH) {
            return 0;
        }
        double[] sorted = usual.stream().mapToDouble(Picture::change).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static StreamEvent event(Instant at, double change, String evidence) {
        return Happenings.event(
                StreamEventType.SCENE_CHANGE,
                at,
                0.5 + Math.min(0.45, change),
                String.format(Locale.ROOT, evidence, change));
    }
}
