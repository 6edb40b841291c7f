package io.chatter.topology.trends;

/// Is shown what panes have: lines as they were said or, of a pane with many, terms counted.
interface PaneReader {

    /// @param human whether a person wrote it
    /// @param hashes of terms; those of the line stand from `begin` to before `end`
    void line(KeptLine line, boolean human, long[] hashes, int begin, int end);

    void count(PaneCount count);
}
