package io.chatter.topics;

import java.util.regex.Pattern;

/// A replay: lines of a time gone by in topics of its own, with trends and density computed anew. Made by
/// `./chatter replay`, shown by the page.
///
/// @param name at most 41 lower-case letters, digits and dashes
public record ReplayRun(String name) {

    /// What the names of all runs' topics begin with.
    public static final String PREFIX = "replay.";

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,40}");

    public ReplayRun {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("`" + name + "` is no name of a replay run");
        }
    }

    /// The run's topic that stands for a live one.
    public String topic(String live) {
        return prefix() + live;
    }

    /// What the names of this run's topics begin with.
    public String prefix() {
        return PREFIX + name + ".";
    }
}
