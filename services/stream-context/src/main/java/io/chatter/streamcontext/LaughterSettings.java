package io.chatter.streamcontext;

/// When rhythmic sound is a laugh. Shares and autocorrelations are from 0 to 1.
///
/// @param spectralPeriodicity least autocorrelation of the log-mel trajectory
/// @param envelopePeriodicity least autocorrelation of the energy envelope
/// @param persistence looks in a row, one every 200 ms, that must agree
/// @param heard what else is asked of a laugh that stands out
/// @param drowned what else is asked of one behind a loud game
public record LaughterSettings(
        double spectralPeriodicity, double envelopePeriodicity, int persistence, Heard heard, Drowned drowned) {
    public LaughterSettings {
        if (!isShare(spectralPeriodicity) || !isShare(envelopePeriodicity)) {
            throw new IllegalArgumentException(
                    "periodicities must lie between 0 and 1: " + spectralPeriodicity + ", " + envelopePeriodicity);
        }
        if (persistence < 1) {
            throw new IllegalArgumentException("persistence must be at least 1, not " + persistence);
        }
    }

    /// @param decibels least loudness relative to the minute's median voice; may be negative
    /// @param voicedShare least part of it that is voiced
    public record Heard(double decibels, double voicedShare) {
        public Heard {
            if (!isShare(voicedShare)) {
                throw new IllegalArgumentException("a voiced share must lie between 0 and 1, not " + voicedShare);
            }
        }
    }

    /// @param periodicity least autocorrelation, of both
    /// @param pitchedShare least part of its louder half that has a pitch
    public record Drowned(double periodicity, double pitchedShare) {
        public Drowned {
            if (!isShare(periodicity) || !isShare(pitchedShare)) {
                throw new IllegalArgumentException(
                        "periodicity and pitched share must lie between 0 and 1: " + periodicity + ", " + pitchedShare);
            }
        }
    }

    private static boolean isShare(double value) {
        return value > 0 && value < 1;
    }

    public static LaughterSettings defaults() {
        return new LaughterSettings(0.30, 0.30, 4, new Heard(-3, 0.75), new Drowned(0.5, 0.5));
    }
}
