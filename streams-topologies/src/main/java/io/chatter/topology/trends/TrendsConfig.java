package io.chatter.topology.trends;

import io.chatter.topology.window.HoppingWindows;
import java.time.Duration;
import java.util.Set;

/// What counts as a trend.
///
/// @param windows shape of the windows
/// @param top most trends in a snapshot
/// @param minCount a term in fewer lines than this is no trend
/// @param humanWeight how much more a person's line weighs than a bot's in the ranking, >= 1
/// @param maxTermsPerPane distinct terms counted in one pane of a room; further new ones are not, which bounds memory
/// @param emotes words that are emotes, in their own case
public record TrendsConfig(
        HoppingWindows windows, int top, int minCount, double humanWeight, int maxTermsPerPane, Set<String> emotes) {

    private static final Set<String> WELL_KNOWN_EMOTES = Set.of(
            "LUL",
            "KEKW",
            "OMEGALUL",
            "PogChamp",
            "Pog",
            "POGGERS",
            "Kappa",
            "monkaS",
            "PepeLaugh",
            "Sadge",
            "Copium",
            "EZ",
            "Clap",
            "HYPERS",
            "FeelsGoodMan",
            "FeelsBadMan",
            "NotLikeThis",
            "ResidentSleeper",
            "BibleThump",
            "catJAM",
            "5Head",
            "4Head",
            "Pepega",
            "Jebaited",
            "WutFace",
            "HeyGuys");

    public TrendsConfig {
        emotes = Set.copyOf(emotes);
        if (top < 1 || minCount < 1 || humanWeight < 1 || maxTermsPerPane < 1) {
            throw new IllegalArgumentException("top, minCount, humanWeight and maxTermsPerPane must be at least 1");
        }
    }

    /// Windows of 60 s every 5 s, 2 s of grace, closed by the wall clock after 20 s without a line.
    public static TrendsConfig defaults() {
        return new TrendsConfig(
                new HoppingWindows(
                        Duration.ofSeconds(60), Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofSeconds(20)),
                20,
                2,
                3,
                20_000,
                WELL_KNOWN_EMOTES);
    }
}
