package io.chatter.persona.memory;

import java.util.Locale;

/// Hashed character n-grams of words (Weinberger et al., Feature Hashing, 2009; subwords as in Bojanowski et
/// al., 2017): sees `spider` in `spiders` and in `spiderweb`, takes microseconds and a kilobyte, and knows no
/// synonyms. Pure.
public final class CharacterNgrams implements TextEmbedding {

    private static final int DIMENSIONS = 256;
    private static final int SHORTEST = 3;
    private static final int LONGEST = 5;
    private static final int LEAST_LETTERS = 3;

    @Override
    public float[] of(String text) {
        float[] vector = new float[DIMENSIONS];
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            if (word.length() >= LEAST_LETTERS) {
                add("^" + word + "$", vector);
            }
        }
        normalise(vector);
        return vector;
    }

    private static void add(String word, float[] vector) {
        for (int size = SHORTEST; size <= LONGEST; size++) {
            for (int from = 0; from + size <= word.length(); from++) {
                int hash = mixed(word.substring(from, from + size).hashCode());
                vector[Math.floorMod(hash, DIMENSIONS)] += hash < 0 ? -1 : 1;
            }
        }
    }

    private static int mixed(int hash) {
        int mixed = (hash ^ (hash >>> 16)) * 0x85EBCA6B;
        mixed = (mixed ^ (mixed >>> 13)) * 0xC2B2AE35;
        return mixed ^ (mixed >>> 16);
    }

    private static void normalise(float[] vector) {
        double length = 0;
        for (float value : vector) {
            length += value * value;
        }
        if (length > 0) {
            float scale = (float) (1 / Math.sqrt(length));
            for (int i = 0; i < vector.length; i++) {
                vector[i] *= scale;
            }
        }
    }
}
