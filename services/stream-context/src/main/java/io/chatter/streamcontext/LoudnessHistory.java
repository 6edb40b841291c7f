package io.chatter.streamcontext;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/// How loud the last minute was, in decibels relative to full scale. Used by one thread.
///
/// A chunk is voiced when it stands out of the quiet of its own minute: a streamer behind music is
/// still heard, and a silent room is not called speech because its noise is all there is.
final class LoudnessHistory {
    private static final Duration KEPT = Duration.ofSeconds(60);
    private static final double FLOOR_QUANTILE = 0.1;
    private static final double DEFAULT_FLOOR = -60;
    private static final int ENOUGH = 20;

    private final VoiceSettings settings;
    private final Deque<Level> levels = new ArrayDeque<>();

    LoudnessHistory(VoiceSettings settings) {
        this.settings = settings;
    }

    /// The loudness of one chunk.
    record Level(Instant at, double decibels, boolean voiced) {}

    Level add(SoundChunk chunk) {
        double decibels = decibels(chunk.samples());
        Level level = new Level(
                chunk.at(), decibels, decibels > Math.max(settings.leastDecibels(), floor() + settings.overNoise()));
        levels.addLast(level);
        while (levels.getFirst().at().isBefore(chunk.at().minus(KEPT))) {
            levels.removeFirst();
        }
        return level;
    }

    /// How much louder the voiced part from `start` to `end` is than what is usual in the minute, in
    /// decibels; 0 when there is too little to compare.
    double excess(Instant start, Instant end) {
        double[] usual = levels.stream()
                .filter(Level::voiced)
                .mapToDouble(Level::decibels)
                .sorted()
                .toArray();
        double[] now = levels.stream()
                .filter(level -> level.voiced()
                        && !level.at().isBefore(start)
                        && level.at().isBefore(end))
                .mapToDouble(Level::decibels)
                .sorted()
                .toArray();
        return now.length == 0 || usual.length < ENOUGH ? 0 : quantile(now, 0.5) - quantile(usual, 0.5);
    }

    /// The part of the chunks from `start` to `end` that is voiced, from 0 to 1.
    double voicedShare(Instant start, Instant end) {
        return levels.stream()
                .filter(level -> !level.at().isBefore(start) && level.at().isBefore(end))
                .mapToInt(level -> level.voiced() ? 1 : 0)
                .average()
                .orElse(0);
    }

    private double floor() {
        if (levels.size() < ENOUGH) {
            return DEFAULT_FLOOR;
        }
        double[] sorted = levels.stream().mapToDouble(Level::decibels).sorted().toArray();
        // a minute without any quiet says nothing about the noise: do not call the voice itself the floor
        return Math.min(quantile(sorted, FLOOR_QUANTILE), quantile(sorted, 0.9) - settings.overNoise() - 3);
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * (sorted.length - 1)))];
    }

    static double decibels(short[] samples) {
        double energy = 0;
        for (short sample : samples) {
            energy += (double) sample * sample;
        }
        return 10 * Math.log10(energy / samples.length / (32768.0 * 32768.0) + 1e-10);
    }
}
