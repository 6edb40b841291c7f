package io.chatter.safety;

import io.chatter.safety.CompiledTerms.Hit;
import io.chatter.safety.text.CollapsedView;
import io.chatter.safety.text.TextView;
import io.chatter.safety.text.UpsideDownView;

/// Blocked terms, in the text as it reads, with separators taken out of words, and turned upside down.
///
/// A term of level 1 blocks, one of a higher level holds the line. A word that only looks like one, such as "fold", is
/// fine as long as it is written plainly. Terms that address a model are flagged (and blocked
/// for bots); those by which a bot speaks of itself as one count for bots only.
final class TermRule implements Rule {
    static final String TERM = "term";
    static final String ROOM_TERM = "room-term";
    static final String INJECTION = "prompt-injection";
    static final String DISCLOSURE = "ai-disclosure";

    private final TermBook book;

    TermRule(TermBook book) {
        this.book = book;
    }

    @Override
    public void inspect(Line line, Judgement judgement) {
        inspect(line.folded(), line, judgement);
        if (CollapsedView.changes(line.folded(), line.text())) {
            TextView collapsed = CollapsedView.of(line.folded(), line.text());
            for (Hit hit : book.find(collapsed, line.policy().terms(), line.work())) {
                if (collapsed.joinsWithin(hit.from(), hit.to()) && startsFragment(collapsed, hit.from())) {
                    judge(hit, collapsed, line, judgement);
                }
            }
        }
        if (UpsideDownView.applies(line.text())) {
            inspect(UpsideDownView.of(line.text()), line, judgement);
        }
    }

    private void inspect(TextView view, Line line, Judgement judgement) {
        for (Hit hit : book.find(view, line.policy().terms(), line.work())) {
            judge(hit, view, line, judgement);
        }
    }

    /// Closing gaps makes new words of the ends of others ("was. hit"); so a term must start where a part started.
    private static boolean startsFragment(TextView view, int index) {
        return index == 0 || view.isJoined(index) || !view.isLetter(index - 1);
    }

    private void judge(Hit hit, TextView view, Line line, Judgement judgement) {
        Term term = hit.term();
        Span span = span(view, hit);
        switch (term.category()) {
            case PROMPT_INJECTION -> {
                judgement.flag(INJECTION);
                if (line.isByBot()) {
                    judgement.block(new Finding(INJECTION, Category.PROMPT_INJECTION, span));
                }
            }
            case LINE_FORM -> {
                if (line.isByBot()) {
                    judgement.block(new Finding(DISCLOSURE, Category.LINE_FORM, span));
                }
            }
            case BLOCKED_TERM -> judgement.block(new Finding(ROOM_TERM, Category.BLOCKED_TERM, span));
            case AGGRESSION,
                    BULLYING,
                    DISABILITY,
                    MISOGYNY,
                    RACE_ETHNICITY_RELIGION,
                    SEX_BASED_TERMS,
                    SEXUALITY_GENDER,
                    SWEARING -> judgeLevelled(term, span, line, judgement);
            case PERSONAL_DATA, LINK, SPAM, INTERNAL ->
                throw new IllegalStateException("no terms belong to " + term.category());
        }
    }

    private void judgeLevelled(Term term, Span span, Line line, Judgement judgement) {
        if (line.policy().levels().of(term.category(), line.author()) < term.level()
                || book.isLookalike(word(line.text(), span))) {
            return;
        }
        Finding finding = new Finding(TERM, term.category(), span);
        if (term.level() == 1) {
            judgement.block(finding);
        } else {
            judgement.hold(finding);
        }
    }

    /// The word that `span` is a part of, as it is written.
    private static String word(String text, Span span) {
        int start = span.start();
        while (start > 0 && Character.isLetterOrDigit(text.charAt(start - 1))) {
            start--;
        }
        int end = span.end();
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return text.substring(start, end);
    }

    /// Views may run backwards, so the smaller index is not always the first.
    private static Span span(TextView view, Hit hit) {
        int start = Math.min(view.start(hit.from()), view.start(hit.to()));
        int end = Math.max(view.end(hit.from()), view.end(hit.to()));
        return new Span(start, end);
    }
}
