package io.chatter.topology.density;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/// A MinHash signature of a line's character 3-grams (A. Broder, "On the resemblance and containment of documents",
/// 1997). Case, punctuation and stretched letters do not count. Equal lines have equal sketches.
final class LineSketch {

    static final int HASHES = 16;

    private static final int GRAM = 3;
    private static final Pattern NOISE = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern STRETCHED = Pattern.compile("(.)\\1{2,}");

    private final int[] minima;

    private LineSketch(int[] minima) {
        this.minima = minima;
    }

    static LineSketch of(String text) {
        String folded =
                NOISE.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
        String line = " " + STRETCHED.matcher(folded).replaceAll("$1") + " ";
        int[] minima = new int[HASHES];
        Arrays.fill(minima, Integer.MAX_VALUE);
        for (int i = 0; i <= line.length() - GRAM; i++) {
            long gram = (long) line.charAt(i) << 32 | (long) line.charAt(i + 1) << 16 | line.charAt(i + 2);
            for (int hash = 0; hash < HASHES; hash++) {
                minima[hash] = Math.min(minima[hash], mix(gram + 0x9E3779B97F4A7C15L * (hash + 1)));
            }
        }
        return new LineSketch(minima);
    }

    /// Estimated Jaccard similarity of the two lines' 3-grams, 0 to 1; standard error about 0.1 at 0.8.
    double similarityTo(LineSketch other) {
        int equal = 0;
        for (int hash = 0; hash < HASHES; hash++) {
            equal += minima[hash] == other.minima[hash] ? 1 : 0;
        }
        return (double) equal / HASHES;
    }

    /// Two consecutive minima as one number, to look up candidates by; `band` from 0 to `HASHES` / 2 - 1.
    long band(int band) {
        return (long) minima[2 * band] << 32 | minima[2 * band + 1] & 0xFFFFFFFFL;
    }

    /// The finaliser of SplitMix64 (G. Steele, D. Lea, C. Flood, OOPSLA 2014), upper half.
    private static int mix(long value) {
        long z = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return (int) ((z ^ z >>> 31) >>> 32);
    }
}
