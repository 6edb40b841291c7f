package io.chatter.streamcontext;

import java.util.Arrays;

/// Logarithmic mel energies of 25 ms frames every 10 ms. Used by one thread; reuses its buffers.
///
/// Triangular filters as in Davis and Mermelstein, "Comparison of parametric representations for
/// monosyllabic word recognition in continuously spoken sentences" (1980); a radix-2 Fourier
/// transform after Cooley and Tukey (1965).
final class LogMelSpectrum {
    static final int HOP = SoundChunk.RATE / 100;
    static final int FRAME = SoundChunk.RATE / 40;
    static final int BANDS = 20;
    private static final int POINTS = 512;
    private static final double LOWEST = 100;
    private static final double HIGHEST = 6_000;
    private static final double QUIETEST = 1e-7;

    private final double[] window = new double[FRAME];
    private final double[] real = new double[POINTS];
    private final double[] imaginary = new double[POINTS];
    private final double[][] filters = filters();

    LogMelSpectrum() {
        for (int i = 0; i < FRAME; i++) {
            window[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / (FRAME - 1));
        }
    }

    /// @param samples holds a frame at `from`
    /// @return natural logarithms of the energies of BANDS bands, low to high
    float[] bands(short[] samples, int from) {
        Arrays.fill(real, 0);
        Arrays.fill(imaginary, 0);
        for (int i = 0; i < FRAME; i++) {
            real[i] = window[i] * samples[from + i] / 32768.0;
        }
        transform();
        float[] bands = new float[BANDS];
        for (int band = 0; band < BANDS; band++) {
            double energy = QUIETEST;
            for (int bin = 0; bin < POINTS / 2; bin++) {
                energy += filters[band][bin] * (real[bin] * real[bin] + imaginary[bin] * imaginary[bin]);
            }
            bands[band] = (float) Math.log(energy);
        }
        return bands;
    }

    private void transform() {
        for (int i = 1, reversed = 0; i < POINTS; i++) {
            int bit = POINTS >> 1;
            for (; (reversed & bit) != 0; bit >>= 1) {
                reversed ^= bit;
            }
            reversed ^= bit;
            if (i < reversed) {
                double swap = real[i];
                real[i] = real[reversed];
                real[reversed] = swap;
            }
        }
        for (int length = 2; length <= POINTS; length <<= 1) {
            butterflies(length);
        }
    }

    private void butterflies(int length) {
        int half = length / 2;
        for (int k = 0; k < half; k++) {
            double cosine = Math.cos(-2 * Math.PI * k / length);
            double sine = Math.sin(-2 * Math.PI * k / length);
            for (int low = k; low < POINTS; low += length) {
                int high = low + half;
                double re = real[high] * cosine - imaginary[high] * sine;
                double im = real[high] * sine + imaginary[high] * cosine;
                real[high] = real[low] - re;
                imaginary[high] = imaginary[low] - im;
                real[low] += re;
                imaginary[low] += im;
            }
        }
    }

    private static double[][] filters() {
        double[][] filters = new double[BANDS][POINTS / 2];
        double step = (mel(HIGHEST) - mel(LOWEST)) / (BANDS + 1);
        for (int band = 0; band < BANDS; band++) {
            double centre = mel(LOWEST) + (band + 1) * step;
            for (int bin = 0; bin < POINTS / 2; bin++) {
                double distance = Math.abs(mel((double) bin * SoundChunk.RATE / POINTS) - centre) / step;
                filters[band][bin] = Math.max(0, 1 - distance);
            }
        }
        return filters;
    }

    private static double mel(double hertz) {
        return 2595 * Math.log10(1 + hertz / 700);
    }
}
