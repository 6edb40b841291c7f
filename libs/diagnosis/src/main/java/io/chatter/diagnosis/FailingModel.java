package io.chatter.diagnosis;

import io.chatter.observability.Metric;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/// A model whose calls fail while another writes the lines, so that no turn is dropped for it.
///
/// @param model its name
/// @param faults calls that failed or were not made, those kept back for want of budget aside
/// @param lines that it wrote
/// @param cause of most faults
record FailingModel(String model, double faults, double lines, String cause) {

    private static final String OVER_BUDGET = "over_budget";

    /// The one with most faults, if they are too many.
    static Optional<FailingModel> worst(Snapshot snapshot) {
        return snapshot.increaseBy(Metric.PERSONA_MODEL_FAULTS, "model").keySet().stream()
                .map(model -> of(snapshot, model))
                .filter(FailingModel::isFailing)
                .max(Comparator.comparingDouble(FailingModel::faults));
    }

    private static FailingModel of(Snapshot snapshot, String model) {
        Map<String, Double> causes = snapshot.increaseBy(Metric.PERSONA_MODEL_FAULTS, "cause", Map.of("model", model));
        causes.remove(OVER_BUDGET);
        return new FailingModel(
                model,
                causes.values().stream().mapToDouble(Double::doubleValue).sum(),
                snapshot.timings(Metric.PERSONA_GENERATE, Map.of("model", model, "outcome", "line"))
                        .count(),
                causes.entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .map(Map.Entry::getKey)
                        .orElse(""));
    }

    /// A look is short: where no call came to a line, one that failed says enough.
    private boolean isFailing() {
        return faults > 0 && (lines == 0 || ModelCauses.tooMany(faults, faults + lines));
    }

    Finding finding() {
        return new Finding(
                Cause.MODEL_FAILING,
                "The model %s failed %.0f of %.0f calls (most of all: %s), and the house model speaks in its place."
                        .formatted(model, faults, faults + lines, cause.replace('_', ' ')),
                "Look at its server, at `CHATTER_LLM_BASE_URL`, `CHATTER_LLM_API_KEY` and `CHATTER_LLM_MODEL`.");
    }
}
