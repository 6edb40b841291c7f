package io.chatter.streamcontext.ffmpeg;

import io.chatter.streamcontext.FeedException;
import io.chatter.streamcontext.StreamFeed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Plays a source through ffmpeg. Each call of `play` owns one process; the feed itself has no state.
///
/// @param binary the ffmpeg to run
/// @param source what it plays
/// @param clock says when sound and pictures arrive
/// @param frames how often a frame is brought; zero for never
public record FfmpegFeed(FfmpegBinary binary, FfmpegSource source, InstantSource clock, Duration frames)
        implements StreamFeed {
    private static final Duration RETURN_OF_A_PUBLISHER = Duration.ofSeconds(2);
    private static final String NO_STREAM = "matches no streams";

    /// Brings no frames.
    public FfmpegFeed(FfmpegBinary binary, FfmpegSource source, InstantSource clock) {
        this(binary, source, clock, Duration.ZERO);
    }

    /// A port must be open again soon after a publisher has gone; whatever else broke gets more rest.
    @Override
    public Duration longestRest() {
        return source instanceof FfmpegSource.Listener ? RETURN_OF_A_PUBLISHER : StreamFeed.super.longestRest();
    }

    @Override
    public void play(Listener listener) throws InterruptedException {
        requireReadable();
        if (source instanceof FfmpegSource.Listener waiting) {
            listener.waiting(waiting.awaited());
        }
        while (!hasEnded(listener)) {
            // a port that nobody claimed is opened anew
        }
    }

    /// @return false when nobody came
    private boolean hasEnded(Listener listener) throws InterruptedException {
        try (FfmpegProcess process = FfmpegProcess.start(this, listener)) {
            int code = process.pump();
            if (process.hasExpired() && !process.hasPlayed()) {
                return false;
            }
            if (code == 0 && source instanceof FfmpegSource.Recording) {
                return true;
            }
            if (process.report().says(NO_STREAM)) {
                throw new FeedException(source.name() + " has no sound");
            }
            if (process.hasPlayed()) {
                throw new FeedException(
                        source instanceof FfmpegSource.Listener
                                ? "the publisher has gone"
                                : source.name() + " has broken off");
            }
            throw new FeedException("ffmpeg cannot play " + source.name() + " (exit " + code + "): "
                    + process.report().cause());
        }
    }

    /// A link that leads out of the folder is as good as absent.
    private void requireReadable() {
        if (source instanceof FfmpegSource.Recording recording) {
            try {
                Path real = recording.file().toRealPath();
                if (real.startsWith(recording.folder().toRealPath())
                        && real.toFile().canRead()) {
                    return;
                }
            } catch (IOException e) {
                throw unreadable(e);
            }
            throw unreadable(null);
        }
    }

    private FeedException unreadable(@Nullable Exception cause) {
        String message = "cannot read " + source.name() + ": no such readable file";
        return cause == null ? new FeedException(message) : new FeedException(message, cause);
    }
}
