package io.chatter.streamcontext;

import java.util.List;

/// Recognised words that phrases are looked up in, whole words only.
///
/// @param words lower case, in order
record SpokenWords(List<String> words) {
    SpokenWords {
        words = List.copyOf(words);
    }

    static SpokenWords of(String text) {
        return new SpokenWords(List.of(text.split(" ")));
    }

    /// Where `phrase` begins at or after `from`, or -1.
    int find(String phrase, int from) {
        List<String> wanted = List.of(phrase.split(" "));
        for (int at = Math.max(0, from); at + wanted.size() <= words.size(); at++) {
            if (words.subList(at, at + wanted.size()).equals(wanted)) {
                return at;
            }
        }
        return -1;
    }

    boolean has(String phrase) {
        return find(phrase, 0) >= 0;
    }

    /// The `count` words before `index`, fewer at the beginning.
    List<String> before(int index, int count) {
        return words.subList(Math.max(0, index - count), index);
    }
}
