package io.chatter.diagnosis;

import io.chatter.observability.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a model can do to chat: answer late, answer badly, cost too much.
final class ModelCauses {

    private static final double SLOW_SECONDS = 3;

    /// Fewer turns than this may have failed by chance.
    private static final double ENOUGH = 3;

    private static final double TOO_MANY = 0.2;

    private ModelCauses() {}

    static List<Finding> of(Snapshot snapshot) {
        List<Finding> findings = new ArrayList<>();
        Map<String, Double> dropped = snapshot.increaseBy(Metric.PERSONA_TURNS_DROPPED, "reason");
        double late = of(dropped, "deadline") + of(dropped, "stale");
        double failed = of(dropped, "model_failed") + of(dropped, "unusable");
        double turns = snapshot.increase(Metric.PERSONA_LINES)
                + dropped.values().stream().mapToDouble(Double::doubleValue).sum();
        Timings calls = calls(snapshot);
        if (calls.quantile(0.95) > SLOW_SECONDS || tooMany(late, turns)) {
            findings.add(
                    new Finding(
                            Cause.MODEL_SLOW,
                            "The model takes %s a call (p95), and %.0f of %.0f turns were over before it answered."
                                    .formatted(seconds(calls), late, turns),
                            "Lower `CHATTER_LLM_CONCURRENCY`, take a faster `CHATTER_LLM_MODEL`, or set `CHATTER_LLM_FALLBACK=house`."));
        }
        if (tooMany(failed, turns)) {
            findings.add(
                    new Finding(
                            Cause.MODEL_FAILING,
                            "The model failed %.0f of %.0f turns, and those agents kept silent."
                                    .formatted(failed, turns),
                            "Look at its server and at `CHATTER_LLM_BASE_URL`; `CHATTER_LLM_FALLBACK=house` fills in meanwhile."));
        } else {
            FailingModel.worst(snapshot).map(FailingModel::finding).ifPresent(findings::add);
        }
        double refused = snapshot.increase(Metric.PERSONA_OVER_BUDGET);
        if (refused > 0) {
            findings.add(
                    new Finding(
                            Cause.BUDGET_USED_UP,
                            "%.0f model calls were not made in the last %d s because the budget is used up."
                                    .formatted(refused, snapshot.between().toSeconds()),
                            "Raise `CHATTER_LLM_BUDGET_TOKENS_PER_MINUTE` or `CHATTER_LLM_BUDGET_DOLLARS_PER_MINUTE`, or seat fewer personas."));
        }
        return findings;
    }

    static Timings calls(Snapshot snapshot) {
        return snapshot.timings(Metric.PERSONA_GENERATE);
    }

    static boolean tooMany(double bad, double turns) {
        return bad >= ENOUGH && bad / turns >= TOO_MANY;
    }

    private static double of(Map<String, Double> counts, String reason) {
        return counts.getOrDefault(reason, 0.0);
    }

    private static String seconds(Timings calls) {
        return calls.count() > 0 ? "%.1f s".formatted(calls.quantile(0.95)) : "longer than this look";
    }
}
