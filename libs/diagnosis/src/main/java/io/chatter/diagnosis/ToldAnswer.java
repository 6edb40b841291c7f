package io.chatter.diagnosis;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An answer as programs read it, from the command as from the page; a contract.
///
/// @param question its id
/// @param text the question in words
/// @param verdict `fine`, `trouble` or `unknown`
/// @param says the answer in a sentence
public record ToldAnswer(
        String question, String text, String verdict, String says, List<ToldCause> findings, List<Measured> figures) {

    /// @param cause from the closed set of causes
    /// @param next what to do about it
    public record ToldCause(String cause, String says, String next) {}

    /// @param value null when nothing was measured
    public record Measured(String name, @Nullable Double value, String unit) {}

    public static ToldAnswer of(Answer answer) {
        return new ToldAnswer(
                answer.question().id(),
                answer.question().text(),
                answer.verdict().name().toLowerCase(Locale.ROOT),
                answer.says(),
                answer.findings().stream()
                        .map(finding -> new ToldCause(finding.cause().id(), finding.says(), finding.next()))
                        .toList(),
                answer.figures().stream()
                        .map(figure -> new Measured(
                                figure.name(), Double.isNaN(figure.value()) ? null : figure.value(), figure.unit()))
                        .toList());
    }
}
