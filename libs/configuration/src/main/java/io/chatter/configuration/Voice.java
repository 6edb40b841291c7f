package io.chatter.configuration;

import java.util.List;

/// How a persona writes.
///
/// @param stance its attitude in one word, for instance `cheering`, `cynical`, `curious`
/// @param casing how it cases letters
/// @param maxWords longest line it writes, in words
/// @param laughter how it laughs, for instance `LUL` or `hahaha`
/// @param habits habits of its writing, one sentence each
/// @param samples lines it could have written; its own, never quoted from anybody
public record Voice(
        String stance, Casing casing, int maxWords, String laughter, List<String> habits, List<String> samples) {

    public enum Casing {
        LOWER,
        SENTENCE,
        UPPER_WHEN_EXCITED,
        UPPER
    }

    public Voice {
        habits = List.copyOf(habits);
        samples = List.copyOf(samples);
    }
}
