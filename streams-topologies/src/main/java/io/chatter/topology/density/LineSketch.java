package io.chatter.topology.density;

import io.chatter.topology.mixing.Mixing;
import java.util.Arrays;

/// A MinHash signature of a line's character 3-grams (A. Broder, "On the resemblance and containment of
/// documents", 1997). Each 3-gram is hashed once and counts in one of the bins (P. Li, A. Owen, C.-H.
/// Zhang, "One permutation hashing", NIPS 2012); a bin that stays empty borrows from the next one (A.
/// Shrivastava, P. Li, ICML 2014). Case, punctuation and stretched letters do not count. Equal lines
/// have equal sketches.
final class LineSketch {

    /// Groups of consecutive minima to look up candidates by.
    static final int BANDS = 8;

    private static final int HASHES = 16;
    private static final int BIN_BITS = 4;
    private static final int GRAM = 3;
    private static final int STRETCHED = 3;
    private static final int EMPTY = Integer.MAX_VALUE;
    private static final int BORROWED = 0x9E3779B9;

    private final int[] minima;

    private LineSketch(int[] minima) {
        this.minima = minima;
    }

    static LineSketch of(String text) {
        int[] minima = new int[HASHES];
        Arrays.fill(minima, EMPTY);
        CharSequence folded = folded(text);
        for (int i = 0; i <= folded.length() - GRAM; i++) {
            long gram = (long) folded.charAt(i) << 32 | (long) folded.charAt(i + 1) << 16 | folded.charAt(i + 2);
            long hash = Mixing.random(gram);
            int bin = (int) (hash >>> Long.SIZE - BIN_BITS);
            minima[bin] = Math.min(minima[bin], (int) hash & Integer.MAX_VALUE);
        }
        return new LineSketch(filled(minima));
    }

    /// Lower-cased, everything but letters and digits as one space, three and more equal characters as
    /// one, a space at either end.
    private static CharSequence folded(String text) {
        StringBuilder folded = new StringBuilder(text.length() + 2).append(' ');
        char last = ' ';
        int run = 1;
        for (int i = 0; i <= text.length(); i++) {
            char character = i < text.length() ? folded(text.charAt(i)) : ' ';
            run = character == last ? run + 1 : 1;
            last = character;
            if (run == STRETCHED && character != ' ') {
                folded.setLength(folded.length() - 1);
            } else if (run == 1 || run < STRETCHED && character != ' ') {
                folded.append(character);
            }
        }
        return folded;
    }

    private static char folded(char character) {
        return Character.isLetterOrDigit(character) || Character.isSurrogate(character)
                ? Character.toLowerCase(character)
                : ' ';
    }

    /// Estimated Jaccard similarity of the two lines' 3-grams, 0 to 1; standard error about 0.1 at 0.8.
    double similarityTo(LineSketch other) {
        int equal = 0;
        for (int hash = 0; hash < HASHES; hash++) {
            equal += minima[hash] == other.minima[hash] ? 1 : 0;
        }
        return (double) equal / HASHES;
    }

    /// How many minima of two lines differ at most that are as similar as `threshold`.
    static int mostDifferent(double threshold) {
        return HASHES - (int) Math.ceil(threshold * HASHES);
    }

    /// Two consecutive minima as one number, to look up candidates by; `band` from 0 to `BANDS` - 1.
    long band(int band) {
        return (long) minima[2 * band] << 32 | minima[2 * band + 1] & 0xFFFFFFFFL;
    }

    /// The value that a bin borrows depends on how far it came, or two lines with the same gaps would
    /// seem alike.
    private static int[] filled(int[] minima) {
        int[] filled = minima.clone();
        for (int bin = 0; bin < HASHES; bin++) {
            int distance = 0;
            while (distance < HASHES && minima[(bin + distance) % HASHES] == EMPTY) {
                distance++;
            }
            filled[bin] = minima[(bin + distance) % HASHES] + distance * BORROWED;
        }
        return filled;
    }
}
