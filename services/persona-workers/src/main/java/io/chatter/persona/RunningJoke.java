package io.chatter.persona;

import io.chatter.schema.Trend;
import io.chatter.schema.TrendsSnapshot;
import java.time.Duration;

/// Words that the room keeps coming back to, people among those who say them: whoever says them once more is
/// joined in. Personas alone keep no joke running. Pure.
final class RunningJoke {

    private static final double TEMPTING = 1.6;
    private static final int TIMES = 4;
    private static final int AUTHORS = 3;
    private static final Duration FORGOTTEN = Duration.ofMinutes(1);

    private RunningJoke() {}

    /// Above 1 where `text` holds one; 1 else.
    static double appeal(String text, Scene scene) {
        TrendsSnapshot trends = scene.trends();
        boolean running = trends != null
                && Duration.between(trends.getWindowEnd(), scene.now()).compareTo(FORGOTTEN) <= 0
                && trends.getTrends().stream()
                        .filter(RunningJoke::isOne)
                        .anyMatch(trend -> Affinity.contains(text, trend.getTerm()));
        return running ? TEMPTING : 1;
    }

    private static boolean isOne(Trend trend) {
        boolean words = switch (trend.getKind()) {
            case PHRASE, TAG -> true;
            case EMOTE, WORD, MENTION -> false;
        };
        return words && trend.getCount() >= TIMES && trend.getDistinctAuthors() >= AUTHORS && trend.getHumanShare() > 0;
    }
}
