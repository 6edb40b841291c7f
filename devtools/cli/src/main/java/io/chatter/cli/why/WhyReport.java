package io.chatter.cli.why;

import io.chatter.diagnosis.Answer;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An answer as programs read it; a contract.
///
/// @param verdict `fine`, `trouble` or `unknown`
record WhyReport(
        String question, String text, String verdict, String says, List<Cause> findings, List<Measured> figures) {

    /// @param cause from the closed set of causes
    record Cause(String cause, String says, String next) {}

    /// @param value null when nothing was measured
    record Measured(String name, @Nullable Double value, String unit) {}

    static WhyReport of(Answer answer) {
        return new WhyReport(
                answer.question().id(),
                answer.question().text(),
                answer.verdict().name().toLowerCase(Locale.ROOT),
                answer.says(),
                answer.findings().stream()
                        .map(finding -> new Cause(finding.cause().id(), finding.says(), finding.next()))
                        .toList(),
                answer.figures().stream()
                        .map(figure -> new Measured(
                                figure.name(), Double.isNaN(figure.value()) ? null : figure.value(), figure.unit()))
                        .toList());
    }
}
