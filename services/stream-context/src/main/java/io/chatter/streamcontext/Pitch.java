package io.chatter.streamcontext;

/// The pitch of a short piece of sound. Pure functions.
///
/// The lag at which the sound is most like itself, by normalised autocorrelation, as in Boersma, "Accurate short-term
/// analysis of the fundamental frequency and the harmonics-to-noise ratio of a sampled sound" (1993), without his
/// windowing: what matters here is whether there is a pitch at all, and its course.
///
/// @param hertz the fundamental frequency; 0 when nothing repeats itself
/// @param strength how much it repeats itself, from 0 (noise) to 1 (a tone)
record Pitch(double hertz, double strength) {
    private static final int SHORTEST = SoundChunk.RATE / 600;
    private static final int LONGEST = SoundChunk.RATE / 80;
    /// A longer lag must be that much better: every multiple of the period fits as well.
    private static final double BETTER = 1.08;
    private static final Pitch NONE = new Pitch(0, 0);

    /// @param samples holds `length` of them at `from`; 25 ms or more
    static Pitch of(short[] samples, int from, int length) {
        double best = 0;
        int at = 0;
        for (int lag = SHORTEST; lag <= Math.min(LONGEST, length / 2); lag++) {
            double likeness = likeness(samples, from, length, lag);
            if (likeness > best * BETTER) {
                best = likeness;
                at = lag;
            }
        }
        return at == 0 ? NONE : new Pitch((double) SoundChunk.RATE / at, Math.min(1, best));
    }

    private static double likeness(short[] samples, int from, int length, int lag) {
        double product = 0;
        double first = 1;
        double second = 1;
        for (int i = from; i < from + length - lag; i++) {
            double a = samples[i];
            double b = samples[i + lag];
            product += a * b;
            first += a * a;
            second += b * b;
        }
        return product / Math.sqrt(first * second);
    }
}
