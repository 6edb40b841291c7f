package io.chatter.safety;

import java.util.HashMap;
import java.util.Map;

/// What floods the eye. Stacked marks block, for they reach into other lines; the rest is flagged, and held from the
/// level on that is named with it.
final class SpamRule implements Rule {
    static final String ZALGO = "zalgo";
    static final String REPETITION = "repetition";
    static final String CAPITALS = "capitals";
    static final String SYMBOLS = "symbols";

    private static final int MOST_STACKED_MARKS = 3;
    private static final int REPETITION_LEVEL = 2;
    private static final int CAPITALS_LEVEL = 3;
    private static final int SYMBOLS_LEVEL = 3;

    private static final int SHORTEST_SHOUT = 20;
    private static final int SHORTEST_FLOOD = 60;
    private static final int MOST_REPEATS = 12;

    @Override
    public void inspect(Line line, Judgement judgement) {
        LineTraits traits = LineTraits.of(line.text());
        if (traits.marks() > MOST_STACKED_MARKS
                && line.policy().levels().of(Category.SPAM, line.author()) > Levels.OFF) {
            judgement.block(finding(ZALGO, line));
        }
        if (traits.letters() >= SHORTEST_SHOUT && traits.capitals() * 10 >= traits.letters() * 9) {
            report(CAPITALS, CAPITALS_LEVEL, line, judgement);
        }
        if (line.text().length() < SHORTEST_FLOOD) {
            return;
        }
        if (repeats(line) > MOST_REPEATS) {
            report(REPETITION, REPETITION_LEVEL, line, judgement);
        }
        if ((traits.letters() + traits.digits()) * 5 < line.text().length()) {
            report(SYMBOLS, SYMBOLS_LEVEL, line, judgement);
        }
    }

    private static void report(String rule, int level, Line line, Judgement judgement) {
        judgement.flag(rule);
        if (line.policy().levels().of(Category.SPAM, line.author()) >= level) {
            judgement.hold(finding(rule, line));
        }
    }

    private static Finding finding(String rule, Line line) {
        return new Finding(rule, Category.SPAM, line.whole());
    }

    /// How often the most frequent word stands in the line.
    private static int repeats(Line line) {
        line.work().spend(line.text().length());
        Map<String, Integer> counts = new HashMap<>();
        int most = 0;
        for (String word : line.text().split(" ")) {
            if (!word.isEmpty()) {
                most = Math.max(most, counts.merge(word, 1, Integer::sum));
            }
        }
        return most;
    }
}
