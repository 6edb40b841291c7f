package io.chatter.safety;

import io.chatter.safety.match.Work;
import io.chatter.safety.match.WorkLimitException;
import io.chatter.safety.text.PlainView;
import io.chatter.safety.text.TextViews;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/// Judges chat lines. Thread-safe; one for a whole process, for making it compiles the term lists (tens of
/// milliseconds).
///
/// Fails closed: whatever goes wrong inside a check, the line is blocked with the rule `internal-error`, or
/// `work-limit` when it cost too much. Cost is counted in steps, not in time, so the same line always has the same
/// verdict.
public final class TextModeration {
    static final String INTERNAL_ERROR = "internal-error";
    static final String WORK_LIMIT = "work-limit";
    static final String TOO_LONG = "too-long";

    private static final long WORK_PER_LINE = 20_000;
    private static final long WORK_PER_CHARACTER = 400;

    private final TextViews views;
    private final List<Rule> rules;
    private final LongAdder failures = new LongAdder();

    public TextModeration() {
        this(new TextViews());
    }

    private TextModeration(TextViews views) {
        this(
                views,
                List.of(
                        new LineFormRule(),
                        new TermRule(new TermBook(TermLists.load())),
                        new PersonalDataRule(),
                        new LinkRule(),
                        new SpamRule(),
                        new RoleMarkerRule(),
                        new BotLineRule(views)));
    }

    TextModeration(TextViews views, List<Rule> rules) {
        this.views = views;
        this.rules = rules;
    }

    /// What becomes of `text`. Never throws.
    ///
    /// @param text the line as written, of any length
    public Verdict judge(String text, AuthorKind author, ModerationPolicy policy) {
        Work work = new Work(WORK_PER_LINE + WORK_PER_CHARACTER * text.length());
        return judge(text, author, policy, work);
    }

    /// Lines that were blocked because a check failed, since this was made; for a metric.
    public long failures() {
        return failures.sum();
    }

    Verdict judge(String text, AuthorKind author, ModerationPolicy policy, Work work) {
        try {
            if (isTooLong(text, policy.maxCharacters())) {
                return block(TOO_LONG, Category.LINE_FORM, text);
            }
            Verdict verdict = inspect(text, author, policy, work);
            return switch (verdict) {
                case Verdict.Redact redact -> stable(redact, author, policy, work);
                case Verdict.Hold hold when !hold.text().equals(text) -> stable(hold, author, policy, work);
                case Verdict.Allow _, Verdict.Hold _, Verdict.Block _ -> verdict;
            };
        } catch (WorkLimitException tooMuch) {
            failures.increment();
            return block(WORK_LIMIT, Category.INTERNAL, text);
        } catch (RuntimeException | StackOverflowError failure) {
            failures.increment();
            return block(INTERNAL_ERROR, Category.INTERNAL, text);
        }
    }

    private Verdict inspect(String text, AuthorKind author, ModerationPolicy policy, Work work) {
        PlainView plain = PlainView.of(text);
        work.spend(2L * text.length());
        Line line = new Line(text, author, policy, views.folded(text), plain, LineTraits.of(plain.text()), work);
        Judgement judgement = new Judgement(line);
        for (Rule rule : rules) {
            rule.inspect(line, judgement);
        }
        return judgement.verdict();
    }

    /// What is shown in place of a line is judged like a line. Where taking something out brought up something else, no
    /// part of the line is shown.
    private Verdict stable(Verdict.Redact redact, AuthorKind author, ModerationPolicy policy, Work work) {
        return switch (inspect(redact.text(), author, policy, work)) {
            case Verdict.Allow _ -> redact;
            case Verdict.Hold _ -> new Verdict.Hold(redact.text(), redact.findings(), redact.flags());
            case Verdict.Redact _, Verdict.Block _ -> new Verdict.Block(redact.findings());
        };
    }

    private Verdict stable(Verdict.Hold hold, AuthorKind author, ModerationPolicy policy, Work work) {
        return switch (inspect(hold.text(), author, policy, work)) {
            case Verdict.Allow _ -> hold;
            case Verdict.Hold again when again.text().equals(hold.text()) -> hold;
            case Verdict.Hold _, Verdict.Redact _, Verdict.Block _ -> new Verdict.Block(hold.findings());
        };
    }

    private static boolean isTooLong(String text, int maxCharacters) {
        return text.length() > maxCharacters
                && (text.length() > 2 * maxCharacters || text.codePointCount(0, text.length()) > maxCharacters);
    }

    private static Verdict block(String rule, Category category, String text) {
        return new Verdict.Block(List.of(new Finding(rule, category, new Span(0, text.length()))));
    }
}
