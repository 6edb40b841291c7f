package io.chatter.streamcontext;

/// How strongly a sequence of vectors repeats itself. Pure functions.
final class Periodicity {
    private Periodicity() {}

    /// The highest local maximum of the normalised autocorrelation of `frames`, mean removed, at a
    /// lag from `shortest` to `longest` frames; 0 when there is none. A descent from lag 0, as any
    /// slowly changing sound has, is no maximum.
    ///
    /// @param frames vectors of equal length, oldest first, more than `longest` + 1 of them
    static double peak(float[][] frames, int shortest, int longest) {
        float[][] centred = centred(frames);
        double before = correlation(centred, shortest - 1);
        double here = correlation(centred, shortest);
        double best = 0;
        for (int lag = shortest; lag <= longest; lag++) {
            double next = correlation(centred, lag + 1);
            if (here > before && here >= next) {
                best = Math.max(best, here);
            }
            before = here;
            here = next;
        }
        return best;
    }

    private static double correlation(float[][] frames, int lag) {
        double product = 0;
        double first = 1e-9;
        double second = 1e-9;
        for (int t = 0; t + lag < frames.length; t++) {
            for (int i = 0; i < frames[t].length; i++) {
                double a = frames[t][i];
                double b = frames[t + lag][i];
                product += a * b;
                first += a * a;
                second += b * b;
            }
        }
        return product / Math.sqrt(first * second);
    }

    private static float[][] centred(float[][] frames) {
        int width = frames[0].length;
        float[] mean = new float[width];
        for (float[] frame : frames) {
            for (int i = 0; i < width; i++) {
                mean[i] += frame[i] / frames.length;
            }
        }
        float[][] centred = new float[frames.length][width];
        for (int t = 0; t < frames.length; t++) {
            for (int i = 0; i < width; i++) {
                centred[t][i] = frames[t][i] - mean[i];
            }
        }
        return centred;
    }
}
