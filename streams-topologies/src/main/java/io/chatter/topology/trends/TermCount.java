package io.chatter.topology.trends;

import java.util.HashSet;
import java.util.Set;

/// How often a term was said, and by whom. Owned by one stream thread.
final class TermCount {

    private long lines;
    private long humanLines;
    private final Set<String> authors = new HashSet<>();

    void add(String author, boolean human) {
        lines++;
        humanLines += human ? 1 : 0;
        authors.add(author);
    }

    void add(TermCount other) {
        lines += other.lines;
        humanLines += other.humanLines;
        authors.addAll(other.authors);
    }

    long lines() {
        return lines;
    }

    long distinctAuthors() {
        return authors.size();
    }

    double humanShare() {
        return lines == 0 ? 0 : (double) humanLines / lines;
    }

    /// Lines with a person's counted `humanWeight` times.
    double weighted(double humanWeight) {
        return lines + humanLines * (humanWeight - 1);
    }
}
