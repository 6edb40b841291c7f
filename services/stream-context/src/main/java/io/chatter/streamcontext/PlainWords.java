package io.chatter.streamcontext;

import java.util.Locale;

/// The spelling that the rest of chatter expects of recognisers. Pure functions.
public final class PlainWords {
    private PlainWords() {}

    /// Lower case, without punctuation and sound descriptions such as "[music]", single blanks; may be empty.
    public static String of(String written) {
        return written.replaceAll("\\[[^\\]]*\\]|\\([^)]*\\)", " ")
                .toLowerCase(Locale.ROOT)
                .replace('\u2019', '\'')
                .replaceAll("[^\\p{L}\\p{N}' ]+", " ")
                .replaceAll("(?<![\\p{L}\\p{N}])'+|'+(?![\\p{L}\\p{N}])", " ")
                .strip()
                .replaceAll(" +", " ");
    }
}
