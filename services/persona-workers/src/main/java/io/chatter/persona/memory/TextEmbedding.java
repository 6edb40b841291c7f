package io.chatter.persona.memory;

/// Puts text into a space in which likeness is the cosine. Thread-safe.
public interface TextEmbedding {

    /// A vector of length 1; all zero for text without letters.
    float[] of(String text);

    /// Cosine of two vectors of length 1.
    static double cosine(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
