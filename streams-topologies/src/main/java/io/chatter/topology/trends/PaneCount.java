package io.chatter.topology.trends;

/// How often one pane says a term, and who says it there. Owned by one stream thread.
final class PaneCount {

    private final Term term;
    private final long hash;
    private final DistinctAuthors authors = new DistinctAuthors();
    private int lines;
    private int humanLines;

    /// Of those, what no sketch has been told.
    private int newLines;

    private int newHumanLines;

    PaneCount(Term term, long hash) {
        this.term = term;
        this.hash = hash;
    }

    void add(SaidLine line) {
        int human = line.human() ? 1 : 0;
        lines++;
        newLines++;
        humanLines += human;
        newHumanLines += human;
    }

    void addAuthor(SaidLine line) {
        authors.add(line.author());
    }

    /// Replaces what was counted by what a sketch that was told of it vouches for.
    void settle(int sureLines, int sureHumanLines) {
        lines = sureLines;
        humanLines = sureHumanLines;
        newLines = 0;
        newHumanLines = 0;
    }

    Term term() {
        return term;
    }

    long hash() {
        return hash;
    }

    DistinctAuthors authors() {
        return authors;
    }

    int lines() {
        return lines;
    }

    int humanLines() {
        return humanLines;
    }

    int newLines() {
        return newLines;
    }

    int newHumanLines() {
        return newHumanLines;
    }
}
