package io.chatter.topology.trends;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Terms and authors of the lines of one pane. Owned by one stream thread.
final class TrendsPane {

    private final int maxTerms;
    private final Map<Term, TermCount> terms = new HashMap<>();
    private final Set<String> authors = new HashSet<>();
    private long lines;

    TrendsPane(int maxTerms) {
        this.maxTerms = maxTerms;
    }

    void add(String author, boolean human, Set<Term> said) {
        lines++;
        authors.add(author);
        for (Term term : said) {
            TermCount count = terms.get(term);
            if (count == null && terms.size() < maxTerms) {
                count = new TermCount();
                terms.put(term, count);
            }
            if (count != null) {
                count.add(author, human);
            }
        }
    }

    long lines() {
        return lines;
    }

    Map<Term, TermCount> terms() {
        return terms;
    }

    Set<String> authors() {
        return authors;
    }
}
