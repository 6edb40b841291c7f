package io.chatter.topology.trends;

import java.util.Comparator;

/// How often a term was said in a window.
///
/// @param lines with it
/// @param humanLines of those, by people
record TermCount(TermHistory history, long lines, long humanLines) {

    /// The most weight first, a person's line counting `humanWeight` times; then by kind and text.
    static Comparator<TermCount> byWeight(double humanWeight) {
        return Comparator.<TermCount>comparingDouble(count -> -count.weighted(humanWeight))
                .thenComparing(TermCount::term, Term.BY_KIND_AND_TEXT);
    }

    Term term() {
        return history.term();
    }

    double humanShare() {
        return lines == 0 ? 0 : (double) humanLines / lines;
    }

    private double weighted(double humanWeight) {
        return lines + humanLines * (humanWeight - 1);
    }
}
