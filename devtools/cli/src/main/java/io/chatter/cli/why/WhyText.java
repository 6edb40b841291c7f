package io.chatter.cli.why;

import io.chatter.diagnosis.Answer;
import io.chatter.diagnosis.Figure;
import java.util.List;
import java.util.stream.Collectors;

/// Answers as people read them.
final class WhyText {

    private WhyText() {}

    static String of(List<Answer> answers) {
        return answers.stream().map(WhyText::of).collect(Collectors.joining(System.lineSeparator()));
    }

    private static String of(Answer answer) {
        StringBuilder text = new StringBuilder();
        line(text, answer.question().text());
        if (answer.findings().isEmpty()) {
            line(text, "  " + answer.says());
        }
        answer.findings().forEach(finding -> {
            line(text, "  " + finding.says());
            line(text, "    -> " + finding.next());
        });
        if (!answer.figures().isEmpty()) {
            line(text, "  (" + answer.figures().stream().map(Figure::text).collect(Collectors.joining(", ")) + ")");
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append(System.lineSeparator());
    }
}
