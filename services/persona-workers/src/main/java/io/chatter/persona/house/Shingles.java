package io.chatter.persona.house;

import java.util.HashSet;
import java.util.Set;

/// A line as the set of its character trigrams (w-shingling, Broder 1997), which tells lines apart that differ in more
/// than a word. Pure.
final class Shingles {

    private static final int SIZE = 3;

    private Shingles() {}

    static Set<String> of(String line) {
        String bare = String.join(" ", Words.of(line));
        Set<String> shingles = new HashSet<>();
        for (int from = 0; from + SIZE <= bare.length(); from++) {
            shingles.add(bare.substring(from, from + SIZE));
        }
        return shingles;
    }

    /// Jaccard similarity, 0 to 1; 0 for two empty sets.
    static double likeness(Set<String> one, Set<String> other) {
        long shared = one.stream().filter(other::contains).count();
        long either = one.size() + other.size() - shared;
        return either == 0 ? 0 : (double) shared / either;
    }
}
