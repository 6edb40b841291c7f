package io.chatter.safety;

import io.chatter.safety.match.Pattern;
import io.chatter.safety.match.TermMatcher;
import io.chatter.safety.match.Work;
import io.chatter.safety.text.TextView;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Terms and allowed words, ready to be looked for. Immutable and thread-safe.
final class CompiledTerms {

    /// A term that stands in a view.
    ///
    /// @param term what was found
    /// @param isAllowed true when it is one that makes others fine
    /// @param from first index in the view
    /// @param to last index in the view, inclusive
    record Hit(Term term, boolean isAllowed, int from, int to) {
        boolean covers(Hit other) {
            return from <= other.from && other.to <= to;
        }
    }

    private record Entry(Term term, boolean isAllowed) {}

    private final List<Entry> entries = new ArrayList<>();
    private final TermMatcher matcher;

    CompiledTerms(List<Term> terms, List<Term> allowed, Set<String> fragments) {
        List<Pattern> patterns = new ArrayList<>();
        TermSpellings spellings = new TermSpellings(fragments);
        for (Term term : terms) {
            for (Pattern pattern : spellings.of(term)) {
                patterns.add(pattern);
                entries.add(new Entry(term, false));
            }
        }
        for (Term term : allowed) {
            patterns.add(new Pattern(term.letters(), term.openStart(), term.openEnd()));
            entries.add(new Entry(term, true));
        }
        this.matcher = new TermMatcher(patterns);
    }

    void find(TextView view, Work work, Consumer<Hit> sink) {
        matcher.match(view, work, (pattern, from, to) -> {
            Entry entry = entries.get(pattern);
            sink.accept(new Hit(entry.term, entry.isAllowed, from, to));
        });
    }
}
