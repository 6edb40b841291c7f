package io.chatter.configuration;

/// How lively a room should be. Agents converge on it by what they observe.
///
/// @param targetLinesPerMinute lines a minute of people and personas together, > 0: personas fill up what people
///     leave. While people are silent the target sinks to 85 % of it, and to 10 % when the stream is silent too
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
