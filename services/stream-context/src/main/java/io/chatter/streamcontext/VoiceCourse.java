package io.chatter.streamcontext;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Pitch and syllables of the last minute. Used by one thread.
///
/// Syllables are counted by their nuclei: peaks of loudness that stand at least 2 dB out of the dips on both sides and
/// have a pitch (de Jong and Wempe, "Praat script to detect syllable nuclei and measure speech rate automatically",
/// 2009). The rate is that of the time in which there is a voice, so that pauses do not make anybody slow.
final class VoiceCourse {
    private static final Duration KEPT = Duration.ofSeconds(60);
    private static final Duration HOP = Duration.ofMillis(20);
    private static final int HOP_SAMPLES = SoundChunk.RATE / 50;
    private static final int FRAME = SoundChunk.RATE / 40;
    private static final double HARMONIC = 0.5;
    private static final double DIP = 2;
    private static final int ENOUGH_USUAL = 500;
    private static final int ENOUGH_NOW = 25;

    private final List<Frame> frames = new ArrayList<>();

    /// @param hertz of the voice; 0 where there is none
    private record Frame(Instant at, double decibels, double hertz) {}

    /// @param voiced whether there is a voice in it
    void hear(SoundChunk chunk, boolean voiced) {
        short[] samples = chunk.samples();
        for (int from = 0; from + FRAME <= samples.length; from += HOP_SAMPLES) {
            double decibels = LoudnessHistory.decibels(Arrays.copyOfRange(samples, from, from + FRAME));
            Pitch pitch = voiced ? Pitch.of(samples, from, FRAME) : new Pitch(0, 0);
            double hertz = pitch.strength() > HARMONIC ? pitch.hertz() : 0;
            frames.add(new Frame(chunk.at().plus(SoundChunk.lengthOf(from)), decibels, hertz));
        }
        Instant start = chunk.at().minus(KEPT);
        int old = 0;
        while (old < frames.size() && frames.get(old).at().isBefore(start)) {
            old++;
        }
        frames.subList(0, old).clear();
    }

    /// Semitones that the voice from `start` to `end` is above the minute's; 0 when there is too little to compare.
    double higher(Instant start, Instant end) {
        double[] usual = pitches(frames);
        double[] now = pitches(between(start, end));
        return usual.length < ENOUGH_USUAL || now.length < ENOUGH_NOW
                ? 0
                : 12 * Math.log(median(now) / median(usual)) / Math.log(2);
    }

    /// Part by which syllables come faster from `start` to `end` than in the minute; 0 when there is too little.
    double faster(Instant start, Instant end) {
        List<Frame> now = between(start, end);
        double usual = rate(frames);
        return pitches(frames).length < ENOUGH_USUAL || pitches(now).length < ENOUGH_NOW || usual == 0
                ? 0
                : rate(now) / usual - 1;
    }

    private List<Frame> between(Instant start, Instant end) {
        return frames.stream()
                .filter(frame -> !frame.at().isBefore(start) && frame.at().isBefore(end))
                .toList();
    }

    /// Nuclei in a second of voice.
    private static double rate(List<Frame> frames) {
        long voiced = frames.stream().filter(frame -> frame.hertz() > 0).count();
        return voiced == 0 ? 0 : nuclei(frames) * 1_000.0 / (voiced * HOP.toMillis());
    }

    private static int nuclei(List<Frame> frames) {
        int nuclei = 0;
        double dip = Double.POSITIVE_INFINITY;
        double peak = Double.NEGATIVE_INFINITY;
        boolean pitched = false;
        for (Frame frame : frames) {
            if (frame.decibels() > peak && frame.decibels() >= dip + DIP) {
                peak = frame.decibels();
                pitched = frame.hertz() > 0;
            }
            if (frame.decibels() <= peak - DIP) {
                nuclei += pitched ? 1 : 0;
                peak = Double.NEGATIVE_INFINITY;
                dip = frame.decibels();
            }
            dip = Math.min(dip, frame.decibels());
        }
        return nuclei;
    }

    private static double[] pitches(List<Frame> frames) {
        return frames.stream()
                .mapToDouble(Frame::hertz)
                .filter(hertz -> hertz > 0)
                .sorted()
                .toArray();
    }

    private static double median(double[] sorted) {
        return sorted[sorted.length / 2];
    }
}
