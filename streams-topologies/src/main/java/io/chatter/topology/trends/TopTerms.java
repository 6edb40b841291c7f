package io.chatter.topology.trends;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/// The terms of a window with the most weight, names of those who wrote in it apart. A room has hundreds that are not
/// among them, and the text of those is not looked at. Owned by one stream thread.
final class TopTerms {

    private final int top;
    private final WindowCounts counts;
    private final Set<String> names = new HashSet<>();
    private final PriorityQueue<TermCount> lightestFirst;

    /// @param counts of the window
    /// @param panes of the window
    TopTerms(int top, WindowCounts counts, Collection<TrendsPane> panes) {
        this.top = top;
        this.counts = counts;
        this.lightestFirst = new PriorityQueue<>(top + 1, TermCount.BY_WEIGHT.reversed());
        Interner.Marked said = new Interner.Marked();
        panes.forEach(pane -> pane.names(name -> {
            if (said.add(name)) {
                names.add(name.text());
            }
        }));
    }

    /// @return the most weight first
    List<TermCount> ofAtLeast(int lines) {
        for (int term = 0; term < counts.terms(); term++) {
            if (counts.lines(term) >= lines) {
                offer(term);
            }
        }
        return lightestFirst.stream().sorted(TermCount.BY_WEIGHT).toList();
    }

    private void offer(int term) {
        boolean isFull = lightestFirst.size() == top;
        if (isFull && counts.weight(term) < lightestFirst.element().weight()) {
            return;
        }
        TermCount count = counts.get(term);
        if (isFull && TermCount.BY_WEIGHT.compare(count, lightestFirst.element()) > 0 || isName(count.term())) {
            return;
        }
        lightestFirst.add(count);
        if (isFull) {
            lightestFirst.remove();
        }
    }

    boolean isName(Term term) {
        return switch (term.kind()) {
            case WORD -> names.contains(term.text());
            case PHRASE -> {
                String text = term.text();
                yield names.contains(text.substring(0, text.indexOf(' ')))
                        || names.contains(text.substring(text.lastIndexOf(' ') + 1));
            }
            case EMOTE, MENTION, TAG -> false;
        };
    }
}
