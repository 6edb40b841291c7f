package io.chatter.configuration;

/// How lively a room should be. Agents converge on it by what they observe.
///
/// @param targetLinesPerMinute lines a minute from personas together when people are silent, > 0
/// @param hype multiplier on reactions to stream events, 0 to 3
/// @param replyDepthCap longest chain of bots answering bots, 0 to 5
/// @param humanPreference how much more a person's line attracts an answer than a bot's, 1 to 10
public record Pacing(double targetLinesPerMinute, double hype, int replyDepthCap, double humanPreference) {

    public Pacing {
        if (targetLinesPerMinute <= 0) {
            throw new IllegalArgumentException(
                    "pacing.target_lines_per_minute must be positive, not " + targetLinesPerMinute);
        }
    }
}
