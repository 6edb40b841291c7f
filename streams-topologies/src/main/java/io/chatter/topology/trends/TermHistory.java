package io.chatter.topology.trends;

import io.chatter.topology.trends.Interner.Name;
import java.util.ArrayList;
import java.util.List;

/// Who said one term in one room, pane by pane. Owned by one stream thread.
final class TermHistory {

    private final Term term;
    private final List<PaneCount> panes = new ArrayList<>(1);
    private long lines;

    /// True while `TermHistories` lists this among the terms that may be trends.
    private boolean listed;

    TermHistory(Term term) {
        this.term = term;
    }

    Term term() {
        return term;
    }

    /// The term's count in the pane that starts at `start`; nothing was counted there if it is new.
    PaneCount in(long start) {
        int at = panes.size();
        while (at > 0 && panes.get(at - 1).start >= start) {
            at--;
        }
        if (at < panes.size() && panes.get(at).start == start) {
            return panes.get(at);
        }
        PaneCount count = new PaneCount(start);
        panes.add(at, count);
        return count;
    }

    void forget(long start) {
        panes.removeIf(count -> {
            if (count.start == start) {
                lines -= count.lines;
            }
            return count.start == start;
        });
    }

    boolean isEmpty() {
        return panes.isEmpty();
    }

    /// Lines in all panes.
    long lines() {
        return lines;
    }

    /// Counts in the panes that start from `from` to before `to`.
    TermCount between(long from, long to) {
        long sum = 0;
        long humans = 0;
        for (PaneCount count : panes) {
            if (count.start >= from && count.start < to) {
                sum += count.lines;
                humans += count.humanLines;
            }
        }
        return new TermCount(this, sum, humans);
    }

    AuthorUnion authorsBetween(long from, long to, Interner authors) {
        AuthorUnion union = new AuthorUnion(authors);
        for (PaneCount count : panes) {
            if (count.start >= from && count.start < to) {
                count.authors.addTo(union);
            }
        }
        return union;
    }

    boolean isListed() {
        return listed;
    }

    void list(boolean inList) {
        listed = inList;
    }

    /// What one pane has of the term.
    final class PaneCount {

        private final long start;
        private final DistinctAuthors authors = new DistinctAuthors();
        private int lines;
        private int humanLines;

        private PaneCount(long start) {
            this.start = start;
        }

        TermHistory history() {
            return TermHistory.this;
        }

        boolean isNew() {
            return lines == 0;
        }

        int lines() {
            return lines;
        }

        int humanLines() {
            return humanLines;
        }

        void add(Name author, boolean human) {
            set(lines + 1, humanLines + (human ? 1 : 0));
            authors.add(author);
        }

        void addAuthor(Name author) {
            authors.add(author);
        }

        /// At least one line has it; how many, a sketch will tell.
        void markSaid() {
            set(Math.max(lines, 1), humanLines);
        }

        /// Replaces what was counted by what a sketch vouches for.
        void set(int newLines, int newHumanLines) {
            TermHistory.this.lines += newLines - lines;
            lines = newLines;
            humanLines = newHumanLines;
        }
    }
}
