package io.chatter.topology.trends;

import java.util.Comparator;

/// How often a term was said in a window.
///
/// @param lines with it
/// @param humanLines of those, by people
/// @param weight of those lines, a person's counting more
record TermCount(Term term, long hash, long lines, long humanLines, double weight) {

    /// The most weight first; then by kind and text.
    static final Comparator<TermCount> BY_WEIGHT = Comparator.<TermCount>comparingDouble(count -> -count.weight)
            .thenComparing(TermCount::term, Term.BY_KIND_AND_TEXT);

    double humanShare() {
        return lines == 0 ? 0 : (double) humanLines / lines;
    }
}
