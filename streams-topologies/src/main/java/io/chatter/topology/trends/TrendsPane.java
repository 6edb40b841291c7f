package io.chatter.topology.trends;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The lines of one pane of a room: as they were said while they are few, then counted. Owned by one stream thread.
final class TrendsPane {

    private final int exactTerms;
    private List<SaidLine> said = new ArrayList<>();
    private int terms;

    @Nullable
    private CountedTerms counted;

    TrendsPane(int exactTerms) {
        this.exactTerms = exactTerms;
    }

    void add(SaidLine line) {
        if (counted == null && (said.size() == DistinctAuthors.EXACT || terms + line.terms() > exactTerms)) {
            CountedTerms counts = new CountedTerms(exactTerms);
            said.forEach(counts::add);
            said = List.of();
            counted = counts;
        }
        if (counted == null) {
            said.add(line);
            terms += line.terms();
        } else {
            counted.add(line);
        }
    }

    void read(PaneReader reader) {
        if (counted == null) {
            said.forEach(reader::line);
        } else {
            counted.read(reader);
        }
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
