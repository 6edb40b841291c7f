package io.chatter.diagnosis;

import java.util.List;

/// The answer to one question.
///
/// @param says in a sentence
/// @param findings the likeliest cause first; empty unless there is trouble
/// @param figures what was looked at
public record Answer(Question question, Verdict verdict, String says, List<Finding> findings, List<Figure> figures) {

    /// How it stands.
    public enum Verdict {
        FINE,
        TROUBLE,
        /// What the answer would rest on could not be read.
        UNKNOWN
    }

    public Answer {
        findings = List.copyOf(findings);
        figures = List.copyOf(figures);
        if ((verdict == Verdict.TROUBLE) == findings.isEmpty()) {
            throw new IllegalArgumentException(question + ": trouble has findings, and only trouble has");
        }
    }

    /// @param fine what to say when there are no findings
    static Answer of(Question question, String fine, List<Finding> findings, List<Figure> figures) {
        return findings.isEmpty()
                ? new Answer(question, Verdict.FINE, fine, findings, figures)
                : new Answer(question, Verdict.TROUBLE, findings.getFirst().says(), findings, figures);
    }

    static Answer unknown(Question question, String obstacle) {
        return new Answer(question, Verdict.UNKNOWN, obstacle, List.of(), List.of());
    }
}
