package io.chatter.streamcontext;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/// Hears laughter by its rhythm: calls of "ha" follow each other evenly, three to ten a second, while
/// speech does not repeat itself (Bachorowski, Smoski and Owren, "The acoustic features of human
/// laughter", 2001, give the call rates). Used by one thread.
///
/// Both the energy envelope and the whole spectrum must repeat at one of these lags, and must go on doing
/// so. Typing and gunfire are regular as well: it must also be a voice, one that goes on and is not quieter
/// than usual, or, where a game drowns that, one that repeats itself strongly and has a pitch where it is
/// loud.
final class LaughterDetector {
    private static final int SHORTEST_LAG = 10;
    private static final int LONGEST_LAG = 35;
    private static final int FRAMES = 120;
    private static final int EVERY = 20;
    private static final double HARMONIC = 0.5;
    /// Natural logarithm of energy: about 4 dB. A tone repeats itself perfectly and swings by
    /// nothing.
    private static final double LEAST_SWING = 1.0;
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(300);

    private final LaughterSettings settings;
    private final LogMelSpectrum spectrum = new LogMelSpectrum();
    private final float[][] bands = new float[FRAMES][LogMelSpectrum.BANDS];
    private final float[][] energy = new float[FRAMES][1];
    private final boolean[] pitched = new boolean[FRAMES];
    private short[] pending = new short[0];
    private int filled;
    private int sinceLook;
    private int streak;
    private Instant expected = Instant.MIN;

    LaughterDetector(LaughterSettings settings) {
        this.settings = settings;
    }

    /// What was heard.
    ///
    /// @param start when the laughter was first noticed
    /// @param strength the weaker of both periodicities, from 0 to 1
    record Laughter(Instant start, double strength) {}

    Optional<Laughter> hear(SoundChunk chunk, LoudnessHistory loudness) {
        if (chunk.at().isAfter(expected.plus(LONGEST_PAUSE))) {
            pending = new short[0];
            filled = 0;
            streak = 0;
        }
        expected = chunk.end();
        short[] samples = joined(pending, chunk.samples());
        Optional<Laughter> heard = Optional.empty();
        int from = 0;
        for (; from + LogMelSpectrum.FRAME <= samples.length; from += LogMelSpectrum.HOP) {
            push(
                    spectrum.bands(samples, from),
                    Pitch.of(samples, from, LogMelSpectrum.FRAME).strength() > HARMONIC);
            if (filled == FRAMES && ++sinceLook >= EVERY) {
                sinceLook = 0;
                heard = look(chunk.end(), loudness);
            }
        }
        pending = Arrays.copyOfRange(samples, from, samples.length);
        return heard;
    }

    private Optional<Laughter> look(Instant now, LoudnessHistory loudness) {
        double spectral = Periodicity.peak(bands, SHORTEST_LAG, LONGEST_LAG);
        double envelope = Periodicity.peak(energy, SHORTEST_LAG, LONGEST_LAG);
        Instant start = now.minus(Duration.ofMillis(FRAMES * 10L));
        boolean laughing = spectral > settings.spectralPeriodicity()
                && envelope > settings.envelopePeriodicity()
                && swing() > LEAST_SWING
                && (isVoice(start, now, loudness) || isSung(Math.min(spectral, envelope)));
        streak = laughing ? streak + 1 : 0;
        if (streak != settings.persistence()) {
            return Optional.empty();
        }
        return Optional.of(
                new Laughter(start.minus(Duration.ofMillis(EVERY * 10L * (streak - 1))), Math.min(spectral, envelope)));
    }

    private boolean isVoice(Instant start, Instant now, LoudnessHistory loudness) {
        return loudness.voicedShare(start, now) >= settings.heard().voicedShare()
                && loudness.excess(start, now) > settings.heard().decibels();
    }

    private boolean isSung(double periodicity) {
        return periodicity >= settings.drowned().periodicity()
                && pitchedShare() >= settings.drowned().pitchedShare();
    }

    /// The part of the louder half that has a pitch.
    private double pitchedShare() {
        double mean = 0;
        for (float[] frame : energy) {
            mean += frame[0] / FRAMES;
        }
        int loud = 0;
        int sung = 0;
        for (int i = 0; i < FRAMES; i++) {
            if (energy[i][0] > mean) {
                loud++;
                sung += pitched[i] ? 1 : 0;
            }
        }
        return loud == 0 ? 0 : (double) sung / loud;
    }

    /// Standard deviation of the energy envelope.
    private double swing() {
        double sum = 0;
        double squares = 0;
        for (float[] frame : energy) {
            sum += frame[0];
            squares += (double) frame[0] * frame[0];
        }
        double mean = sum / FRAMES;
        return Math.sqrt(Math.max(0, squares / FRAMES - mean * mean));
    }

    private void push(float[] frame, boolean hasPitch) {
        if (filled == FRAMES) {
            System.arraycopy(bands, 1, bands, 0, FRAMES - 1);
            System.arraycopy(energy, 1, energy, 0, FRAMES - 1);
            System.arraycopy(pitched, 1, pitched, 0, FRAMES - 1);
            filled--;
        }
        float sum = 0;
        for (float band : frame) {
            sum += band;
        }
        bands[filled] = frame;
        pitched[filled] = hasPitch;
        energy[filled] = new float[] {sum / frame.length};
        filled++;
    }

    private static short[] joined(short[] first, short[] second) {
        short[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
