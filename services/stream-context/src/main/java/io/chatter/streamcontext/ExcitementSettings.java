package io.chatter.streamcontext;

/// What an excited voice adds to words.
///
/// @param decibels over the minute's usual voice that count in full
/// @param semitones above it that count in full
/// @param faster part by which more syllables in a second count in full
/// @param share what pitch and rate count beside loudness, each, from 0 to 1
/// @param bonus share of the doubt that full excitement takes away, from 0 to 1
/// @param shout when loudness alone is HYPE
public record ExcitementSettings(
        double decibels, double semitones, double faster, double share, double bonus, Shout shout) {
    public ExcitementSettings {
        if (!(decibels > 0 && semitones > 0 && faster > 0)) {
            throw new IllegalArgumentException("full excitement needs positive decibels, semitones and speed: "
                    + decibels + ", " + semitones + ", " + faster);
        }
        if (!(share >= 0 && share <= 1 && bonus >= 0 && bonus <= 1)) {
            throw new IllegalArgumentException("share and bonus must be 0 to 1: " + share + ", " + bonus);
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
        return new ExcitementSettings(6, 6, 0.5, 0.5, 0.3, new Shout(7, 4, 0.55));
    }
}
