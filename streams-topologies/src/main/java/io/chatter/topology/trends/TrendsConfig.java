package io.chatter.topology.trends;

import io.chatter.topology.window.HoppingWindows;
import java.time.Duration;
import java.util.Set;

/// What counts as a trend.
///
/// @param windows shape of the windows of chat.trends
/// @param fast shape of the windows of chat.trends.fast, which also look for waves
/// @param top most trends in a snapshot
/// @param minCount a term in fewer lines than this is no trend, at least 2
/// @param humanWeight how much more a person's line weighs than a bot's in the ranking, >= 1
/// @param exactTermsPerPane distinct terms of one pane of a room that are counted exactly; beyond, a
///     sketch of that size counts, which bounds memory
/// @param emotes words that are emotes, in their own case
/// @param waves what counts as a wave
public record TrendsConfig(
        HoppingWindows windows,
        HoppingWindows fast,
        int top,
        int minCount,
        double humanWeight,
        int exactTermsPerPane,
        Set<String> emotes,
        WaveConfig waves) {

    public TrendsConfig {
        emotes = Set.copyOf(emotes);
        if (top < 1 || minCount < 2 || humanWeight < 1) {
            throw new IllegalArgumentException("top and humanWeight must be at least 1, and minCount 2");
        }
        if (exactTermsPerPane < 16) {
            throw new IllegalArgumentException("exactTermsPerPane must be at least 16, not " + exactTermsPerPane);
        }
    }

    /// Windows of 60 s every 5 s and of 10 s every second, 2 s of grace, closed by the wall clock after
    /// 20 s without a line.
    public static TrendsConfig defaults() {
        Duration grace = Duration.ofSeconds(2);
        Duration idle = Duration.ofSeconds(20);
        return new TrendsConfig(
                new HoppingWindows(Duration.ofSeconds(60), Duration.ofSeconds(5), grace, idle),
                new HoppingWindows(Duration.ofSeconds(10), Duration.ofSeconds(1), grace, idle),
                20,
                2,
                3,
                4_096,
                WellKnownEmotes.NAMES,
                WaveConfig.defaults());
    }

    /// The same, but only lines move time: what a replay wants.
    public TrendsConfig inEventTime() {
        return new TrendsConfig(
                windows.inEventTime(),
                fast.inEventTime(),
                top,
                minCount,
                humanWeight,
                exactTermsPerPane,
                emotes,
                waves);
    }
}
