package io.chatter.topology.trends;

/// What counts as a wave: many people take up a term at once.
///
/// @param minLines lines of a window from which a term may begin one
/// @param minAuthors authors of those lines, at least
/// @param growth how many times the lines of the window before (counted as one more than they are) it takes
/// @param endShare share of its peak below which a wave has ended, 0 to 1
/// @param max waves that go on at once in a room
public record WaveConfig(int minLines, int minAuthors, double growth, double endShare, int max) {

    public WaveConfig {
        if (minLines < 1 || minAuthors < 1 || max < 1) {
            throw new IllegalArgumentException("minLines, minAuthors and max must be at least 1");
        }
        if (growth < 1 || endShare <= 0 || endShare >= 1) {
            throw new IllegalArgumentException(
                    "growth must be at least 1 and endShare between 0 and 1: " + growth + ", " + endShare);
        }
    }

    /// Five lines of three authors, three times as many as before; ended at half its peak.
    public static WaveConfig defaults() {
        return new WaveConfig(5, 3, 3, 0.5, 10);
    }
}
