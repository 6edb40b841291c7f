package io.chatter.topology.trends;

import io.chatter.topology.trends.Interner.Name;
import java.util.ArrayList;
import java.util.List;

/// Who says terms of a window. Owned by one stream thread.
final class TermAuthors implements PaneReader {

    private final TermIndex index = new TermIndex();
    private final List<Sayers> sayers = new ArrayList<>();

    TermAuthors(List<TermCount> terms) {
        index.begin(terms.size());
        for (TermCount term : terms) {
            if (index.of(term.hash()) == sayers.size()) {
                sayers.add(new Sayers(new ArrayList<>(), new ArrayList<>()));
            }
        }
    }

    @Override
    public void line(SaidLine line) {
        for (int term = 0; term < line.terms(); term++) {
            int number = index.find(line.hash(term));
            if (number >= 0) {
                sayers.get(number).ofLines().add(line.author());
            }
        }
    }

    @Override
    public void count(PaneCount count) {
        int number = index.find(count.hash());
        if (number >= 0) {
            sayers.get(number).ofCounts().add(count.authors());
        }
    }

    /// @param term one of those that were asked for
    long of(TermCount term) {
        return sayers.get(index.find(term.hash())).count();
    }

    /// Of one term.
    ///
    /// @param ofLines authors of its lines
    /// @param ofCounts those of panes that are counted
    private record Sayers(List<Name> ofLines, List<DistinctAuthors> ofCounts) {

        long count() {
            AuthorUnion union = new AuthorUnion();
            ofLines.forEach(union::add);
            ofCounts.forEach(authors -> authors.addTo(union));
            return union.count();
        }
    }
}
