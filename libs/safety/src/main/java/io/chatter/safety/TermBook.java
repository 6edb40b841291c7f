package io.chatter.safety;

import io.chatter.safety.CompiledTerms.Hit;
import io.chatter.safety.match.Work;
import io.chatter.safety.text.TextView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// All terms: those that chatter brings, and those of each policy, compiled when a policy is first seen. Thread-safe.
final class TermBook {
    /// Policies are few and long-lived; a caller that makes one a line would fill the memory.
    private static final int MOST_POLICIES = 256;

    private final CompiledTerms common;
    private final Set<String> lookalikes;
    private final ConcurrentHashMap<TermOverrides, CompiledTerms> ofPolicies = new ConcurrentHashMap<>();

    TermBook(TermLists lists) {
        this.common = new CompiledTerms(lists.terms(), lists.allowed(), lists.fragments());
        this.lookalikes = lists.lookalikes();
    }

    /// Whether a word, as it is written, only looks like a term: in small letters, in capitals, or with one capital at
    /// its start. In "FOlD" an l is meant to be read as an I.
    boolean isLookalike(String written) {
        String small = written.toLowerCase(Locale.ROOT);
        boolean plain = written.equals(small)
                || written.equals(written.toUpperCase(Locale.ROOT))
                || (!written.isEmpty() && written.substring(1).equals(small.substring(1)));
        return plain && lookalikes.contains(small);
    }

    /// The terms in `view` that no allowed word covers.
    List<Hit> find(TextView view, TermOverrides overrides, Work work) {
        List<Hit> hits = new ArrayList<>();
        common.find(view, work, hits::add);
        if (!overrides.isEmpty()) {
            compiled(overrides).find(view, work, hits::add);
        }
        if (hits.isEmpty()) {
            return hits;
        }
        List<Hit> allowed = hits.stream().filter(Hit::isAllowed).toList();
        work.spend((long) hits.size() * (allowed.size() + 1));
        hits.removeIf(hit -> hit.isAllowed() || allowed.stream().anyMatch(word -> word.covers(hit)));
        return hits;
    }

    private CompiledTerms compiled(TermOverrides overrides) {
        CompiledTerms known = ofPolicies.get(overrides);
        if (known != null) {
            return known;
        }
        if (ofPolicies.size() >= MOST_POLICIES) {
            ofPolicies.clear();
        }
        return ofPolicies.computeIfAbsent(overrides, TermBook::compile);
    }

    private static CompiledTerms compile(TermOverrides overrides) {
        List<Term> blocked =
                overrides.blocked().stream().map(TermFolding::folded).toList();
        List<Term> allowed =
                overrides.allowed().stream().map(TermFolding::folded).toList();
        return new CompiledTerms(blocked, allowed, Set.of());
    }
}
