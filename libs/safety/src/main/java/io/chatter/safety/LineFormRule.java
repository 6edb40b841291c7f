package io.chatter.safety;

/// A chat line is one line, and holds no control characters.
final class LineFormRule implements Rule {
    static final String ONE_LINE = "one-line";
    static final String CONTROL = "control-character";

    @Override
    public void inspect(Line line, Judgement judgement) {
        if (line.traits().has(LineTraits.BREAK)) {
            judgement.block(new Finding(ONE_LINE, Category.LINE_FORM, line.whole()));
        }
        if (line.traits().has(LineTraits.CONTROL)) {
            judgement.block(new Finding(CONTROL, Category.LINE_FORM, line.whole()));
        }
    }
}
