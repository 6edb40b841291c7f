package io.chatter.streamcontext.ffmpeg;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.DoubleConsumer;

/// Reads what ffmpeg writes on stderr: scene scores, and the last errors. Written by one thread, read
/// by another.
final class FfmpegReport {
    private static final String SCORE = "lavfi.scene_score=";
    private static final int KEPT = 8;

    private final DoubleConsumer cuts;
    private final Deque<String> errors = new ArrayDeque<>();

    FfmpegReport(DoubleConsumer cuts) {
        this.cuts = cuts;
    }

    void line(String line) {
        int score = line.indexOf(SCORE);
        if (score >= 0) {
            cuts.accept(
                    Double.parseDouble(line.substring(score + SCORE.length()).strip()));
        } else if (!line.startsWith("frame:") && !line.isBlank()) {
            remember(line.strip());
        }
    }

    private synchronized void remember(String error) {
        if (errors.size() == KEPT) {
            errors.removeFirst();
        }
        errors.addLast(error);
    }

    /// The line that names the cause best: the last one.
    synchronized String cause() {
        return errors.isEmpty() ? "no reason given" : errors.getLast();
    }

    synchronized boolean says(String part) {
        return errors.stream().anyMatch(error -> error.contains(part));
    }
}
