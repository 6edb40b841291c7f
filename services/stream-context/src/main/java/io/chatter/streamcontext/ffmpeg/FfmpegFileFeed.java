package io.chatter.streamcontext.ffmpeg;

import io.chatter.streamcontext.FeedException;
import io.chatter.streamcontext.StreamFeed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/// Plays a file in real time. Each call of `play` owns one process; the feed itself has no state.
///
/// @param binary the ffmpeg to run
/// @param file a file with sound, with or without pictures
/// @param loop whether it begins again at its end, for ever
/// @param clock says when sound and cuts arrive
public record FfmpegFileFeed(FfmpegBinary binary, Path file, boolean loop, InstantSource clock) implements StreamFeed {
    private static final String NO_STREAM = "matches no streams";

    @Override
    public void play(Listener listener) throws InterruptedException {
        if (!Files.isReadable(file)) {
            throw new FeedException("cannot read " + file.getFileName() + ": no such readable file");
        }
        if (!played(true, listener) && !played(false, listener)) {
            throw new FeedException(file.getFileName() + " has no sound");
        }
    }

    /// @return false when the file lacks a stream that the command asks for
    private boolean played(boolean watch, Listener listener) throws InterruptedException {
        try (FfmpegProcess process =
                FfmpegProcess.start(FfmpegCommand.playFile(binary, file, loop, watch), clock, listener)) {
            int code = process.pump();
            if (code == 0) {
                return true;
            }
            if (process.report().says(NO_STREAM)) {
                return false;
            }
            throw new FeedException("ffmpeg cannot play " + file.getFileName() + " (exit " + code + "): "
                    + process.report().cause());
        }
    }
}
