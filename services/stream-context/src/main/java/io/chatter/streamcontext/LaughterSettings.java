package io.chatter.streamcontext;

/// When rhythmic sound is a laugh.
///
/// @param spectralPeriodicity least autocorrelation of the log-mel trajectory, from 0 to 1
/// @param envelopePeriodicity least autocorrelation of the energy envelope, from 0 to 1
/// @param decibelsOverMedian least loudness relative to the minute's median voice; may be negative
/// @param persistence looks in a row, one every 200 ms, that must agree
public record LaughterSettings(
        double spectralPeriodicity, double envelopePeriodicity, double decibelsOverMedian, int persistence) {
    public LaughterSettings {
        if (!(spectralPeriodicity > 0
                && spectralPeriodicity < 1
                && envelopePeriodicity > 0
                && envelopePeriodicity < 1)) {
            throw new IllegalArgumentException(
                    "periodicities must lie between 0 and 1: " + spectralPeriodicity + ", " + envelopePeriodicity);
        }
        if (persistence < 1) {
            throw new IllegalArgumentException("persistence must be at least 1, not " + persistence);
        }
    }

    public static LaughterSettings defaults() {
        return new LaughterSettings(0.30, 0.30, -3, 4);
    }
}
