package io.chatter.streamcontext;

/// What an excited voice adds to words.
///
/// @param decibels over the minute's usual voice that count in full
/// @param bonus share of the doubt that full excitement takes away, from 0 to 1
/// @param shout when loudness alone is HYPE
public record ExcitementSettings(double decibels, double bonus, Shout shout) {
    public ExcitementSettings {
        if (!(decibels > 0) || !(bonus >= 0 && bonus <= 1)) {
            throw new IllegalArgumentException(
                    "excitement needs positive decibels and a bonus from 0 to 1: " + decibels + ", " + bonus);
        }
    }

    /// Whatever is said so loudly.
    ///
    /// @param decibels over the minute's usual voice
    /// @param words at least, for a cough is loud as well
    /// @param confidence of it
    public record Shout(double decibels, int words, double confidence) {
        public Shout {
            if (words < 1 || !(confidence >= 0 && confidence <= 1)) {
                throw new IllegalArgumentException(
                        "a shout has words, and a confidence from 0 to 1: " + words + ", " + confidence);
            }
        }
    }

    public static ExcitementSettings defaults() {
        return new ExcitementSettings(6, 0.3, new Shout(7, 4, 0.55));
    }
}
