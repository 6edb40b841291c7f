package io.chatter.safety;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/// Judges chat lines. Thread-safe; one for a whole process.
///
/// Fails closed: whatever goes wrong inside a check, the line is blocked with the rule `internal-error`.
public final class TextModeration {
    private static final Set<String> WORST_WORDS = Set.of("kys", "faggot", "retard");

    private final LongAdder failures = new LongAdder();

    /// What becomes of `text`. Never throws.
    ///
    /// @param text the line as written, of any length
    public Verdict judge(String text, AuthorKind author, ModerationPolicy policy) {
        try {
            return check(text, policy);
        } catch (RuntimeException | StackOverflowError failure) {
            failures.increment();
            return block("internal-error", Category.INTERNAL, new Span(0, text.length()));
        }
    }

    /// Lines that were blocked because a check failed, since the start of the process; for a metric.
    public long failures() {
        return failures.sum();
    }

    private static Verdict check(String text, ModerationPolicy policy) {
        if (text.codePointCount(0, text.length()) > policy.maxCharacters()) {
            return block("too-long", Category.LINE_FORM, new Span(0, text.length()));
        }
        for (String word : text.toLowerCase(Locale.ROOT).split("\\W+")) {
            if (WORST_WORDS.contains(word)) {
                return block("term", Category.BULLYING, new Span(0, text.length()));
            }
        }
        return new Verdict.Allow(Set.of());
    }

    private static Verdict block(String rule, Category category, Span span) {
        return new Verdict.Block(List.of(new Finding(rule, category, span)));
    }
}
