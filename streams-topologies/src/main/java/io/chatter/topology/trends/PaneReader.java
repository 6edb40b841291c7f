package io.chatter.topology.trends;

/// Is shown what panes have: lines as they were said or, of a pane with many, terms counted.
interface PaneReader {

    void line(SaidLine line);

    void count(PaneCount count);
}
