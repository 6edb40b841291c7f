package io.chatter.topology.trends;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The lines of one pane of a room: as they were said while they are few, then counted. Owned by one stream thread.
final class TrendsPane {

    private static final int FEWEST_LINES = 4;
    private static final int FEWEST_TERMS = 16;

    private final int exactTerms;
    private List<KeptLine> said = new ArrayList<>();

    /// Of the terms of all lines, in a row: whoever counts a window looks at little else, and many panes fit no cache.
    private long[] hashes = new long[FEWEST_TERMS];

    /// Of each line: where its terms end among the hashes, times two, and one more for a person's.
    private int[] ends = new int[FEWEST_LINES];

    private int terms;

    @Nullable
    private CountedTerms counted;

    TrendsPane(int exactTerms) {
        this.exactTerms = exactTerms;
    }

    void add(SaidLine line) {
        if (counted == null && (said.size() == DistinctAuthors.EXACT || terms + line.terms() > exactTerms)) {
            toCounts();
        }
        if (counted == null) {
            keep(line);
        } else {
            counted.add(line);
        }
    }

    private void keep(SaidLine line) {
        int begin = terms;
        terms += line.terms();
        if (terms > hashes.length) {
            hashes = Arrays.copyOf(hashes, Math.max(terms, 2 * hashes.length));
        }
        line.copyHashes(hashes, begin);
        if (said.size() == ends.length) {
            ends = Arrays.copyOf(ends, 2 * ends.length);
        }
        ends[said.size()] = 2 * terms + (line.human() ? 1 : 0);
        said.add(line.kept());
    }

    private void toCounts() {
        CountedTerms counts = new CountedTerms(exactTerms);
        int begin = 0;
        for (int line = 0; line < said.size(); line++) {
            counts.add(new SaidLine(said.get(line), isHuman(line), Arrays.copyOfRange(hashes, begin, end(line))));
            begin = end(line);
        }
        counted = counts;
        said = List.of();
        hashes = new long[0];
        ends = new int[0];
    }

    void read(PaneReader reader) {
        if (counted != null) {
            counted.read(reader);
            return;
        }
        int begin = 0;
        for (int line = 0; line < said.size(); line++) {
            int end = end(line);
            reader.line(said.get(line), isHuman(line), hashes, begin, end);
            begin = end;
        }
    }

    private int end(int line) {
        return ends[line] >> 1;
    }

    private boolean isHuman(int line) {
        return (ends[line] & 1) != 0;
    }

    /// Terms that a reader is shown at most.
    int terms() {
        return counted == null ? terms : counted.terms();
    }

    long lines() {
        return counted == null ? said.size() : counted.lines();
    }

    void addAuthorsTo(AuthorUnion union) {
        if (counted == null) {
            said.forEach(line -> union.add(line.author()));
        } else {
            counted.authors().addTo(union);
        }
    }

    /// Shows the names of its authors, to a bound, some of them more than once.
    void names(Consumer<Interner.Name> action) {
        if (counted == null) {
            said.forEach(line -> action.accept(line.name()));
        } else {
            counted.names().forEach(action);
        }
    }

    /// How many lines each count may miss; 0 while it is exact.
    long error() {
        return counted == null ? 0 : counted.error();
    }
}
