package io.chatter.diagnosis;

import io.chatter.observability.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What keeps personas from hearing a stream, or lets them hear it late.
final class StreamCauses {

    /// Behind that stream-context skips sound; until then it catches up by itself, as `status` says.
    private static final double DEAF_SECONDS = 6;

    private StreamCauses() {}

    static List<Finding> of(Snapshot snapshot) {
        List<Finding> findings = new ArrayList<>();
        unheard(snapshot, findings);
        behind(snapshot, findings);
        return findings;
    }

    private static void unheard(Snapshot snapshot, List<Finding> findings) {
        Set<String> down = snapshot.raised(Metric.CONTEXT_DOWN, "room");
        boolean hears =
                snapshot.services().stream().anyMatch(one -> one.before().has(Metric.CONTEXT_PUBLISHED));
        if (hears && snapshot.increase(Metric.CONTEXT_PUBLISHED) == 0) {
            findings.add(new Finding(
                    Cause.STREAM_UNHEARD,
                    "Nothing was heard of any stream in the last %d s, so personas have nothing to speak of."
                            .formatted(snapshot.between().toSeconds()),
                    "Read `./chatter logs stream-context`, and see that the stream is sent."));
        } else if (!down.isEmpty()) {
            findings.add(new Finding(
                    Cause.STREAM_UNHEARD,
                    "Nothing is heard of the stream of %s, so personas there have nothing to speak of."
                            .formatted(String.join(", ", down)),
                    "See that it is sent; the page, and `./chatter logs stream-context`, say what is missing."));
        }
    }

    private static void behind(Snapshot snapshot, List<Finding> findings) {
        Timings lag = snapshot.timings(Metric.CONTEXT_LAG);
        double skipped = snapshot.increase(Metric.CONTEXT_SKIPPED);
        if (lag.mean() > DEAF_SECONDS || skipped > 0) {
            findings.add(new Finding(
                    Cause.STREAM_BEHIND,
                    "The recogniser is %.1f s behind the stream and skipped %.1f s of sound."
                            .formatted(lag.count() > 0 ? lag.mean() : 0, skipped / 1000),
                    "Give stream-context more CPU, or its rooms a lighter engine (`recogniser.engine`)."));
        }
    }
}
