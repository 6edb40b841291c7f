package io.chatter.safety;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Collects what rules find in one line; the strictest decides. Belongs to the thread that judges the line.
final class Judgement {
    private record Replacement(Finding finding, String label) {}

    private final Line line;
    private final List<Finding> blocking = new ArrayList<>();
    private final List<Finding> holding = new ArrayList<>();
    private final List<Replacement> replacing = new ArrayList<>();
    private final BitSet replaced = new BitSet();
    private final Set<String> flags = new TreeSet<>();

    Judgement(Line line) {
        this.line = line;
    }

    void block(Finding finding) {
        blocking.add(finding);
    }

    /// A moderator shall decide. There is none for bots: theirs are blocked.
    void hold(Finding finding) {
        (line.isByBot() ? blocking : holding).add(finding);
    }

    /// @param label stands in place of the span, in square brackets
    void redact(Finding finding, String label) {
        replacing.add(new Replacement(finding, label));
        replaced.set(finding.span().start(), finding.span().end());
    }

    void flag(String flag) {
        flags.add(flag);
    }

    /// True when something to be replaced stands in `span`.
    boolean isRedacted(Span span) {
        int next = replaced.nextSetBit(span.start());
        return next >= 0 && next < span.end();
    }

    Verdict verdict() {
        if (!blocking.isEmpty()) {
            return new Verdict.Block(findings());
        }
        if (!holding.isEmpty()) {
            return new Verdict.Hold(redacted(), findings(), flags);
        }
        return replacing.isEmpty() ? new Verdict.Allow(flags) : new Verdict.Redact(redacted(), findings(), flags);
    }

    /// All findings in text order.
    private List<Finding> findings() {
        List<Finding> all = new ArrayList<>(blocking);
        all.addAll(holding);
        replacing.forEach(replacement -> all.add(replacement.finding));
        all.sort(Comparator.comparingInt((Finding finding) -> finding.span().start())
                .thenComparingInt(finding -> finding.span().end()));
        return all;
    }

    /// The text with each span replaced by its label; spans that overlap become one, under the label of the first.
    private String redacted() {
        replacing.sort(Comparator.comparingInt(
                replacement -> replacement.finding.span().start()));
        StringBuilder text = new StringBuilder();
        int done = 0;
        for (Replacement replacement : replacing) {
            Span span = replacement.finding.span();
            if (span.start() >= done) {
                text.append(line.text(), done, span.start());
                text.append('[').append(replacement.label).append(']');
            }
            done = Math.max(done, span.end());
        }
        return text.append(line.text().substring(done)).toString();
    }
}
