package io.chatter.streamcontext;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Notices when nobody has said anything for a while: once a silence. Used by one thread.
final class SilenceDetector {
    private final Duration patience;
    private @Nullable Instant quietSince;
    private boolean told;

    SilenceDetector(Duration patience) {
        this.patience = patience;
    }

    /// The moment the silence began, given once, when it has lasted long enough.
    Optional<Instant> hear(LoudnessHistory.Level level) {
        Instant since = quietSince;
        if (level.voiced() || since == null) {
            quietSince = level.at();
            told = false;
            return Optional.empty();
        }
        if (told || level.at().isBefore(since.plus(patience))) {
            return Optional.empty();
        }
        told = true;
        return Optional.of(since);
    }

    /// How long it has been quiet at `now`.
    Duration quiet(Instant now) {
        Instant since = quietSince;
        return since == null || now.isBefore(since) ? Duration.ZERO : Duration.between(since, now);
    }
}
