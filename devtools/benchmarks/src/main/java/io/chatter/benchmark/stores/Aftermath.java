package io.chatter.benchmark.stores;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What questions for windows came to around a fault.
///
/// @param slowestBefore slowest answer before it
/// @param answers after it, refusals included
/// @param refused of those
/// @param longestUnanswered longest time between two answers, refusals apart, to the same question of the same asker
/// @param untilNoneRefused from the fault to the last refusal; zero when there was none
/// @param slowestAfter slowest answer after it
/// @param untilAllFresh from the fault until each asker was told a window that ended after it
record Aftermath(
        Duration slowestBefore,
        int answers,
        int refused,
        Duration longestUnanswered,
        Duration untilNoneRefused,
        Duration slowestAfter,
        Duration untilAllFresh) {

    /// @throws IllegalStateException when an asker was never told a window that ended after the fault
    static Aftermath of(List<Answer> answers, Instant fault) {
        List<Answer> after =
                answers.stream().filter(answer -> answer.at().isAfter(fault)).toList();
        List<Answer> refused = after.stream().filter(Answer::refused).toList();
        return new Aftermath(
                slowest(answers, answer -> !answer.at().isAfter(fault)),
                after.size(),
                refused.size(),
                longestUnanswered(answers, fault),
                refused.stream()
                        .map(Answer::at)
                        .max(Comparator.naturalOrder())
                        .map(last -> Duration.between(fault, last))
                        .orElse(Duration.ZERO),
                slowest(after, _ -> true),
                Duration.between(fault, allFresh(after, fault)));
    }

    private static Duration slowest(List<Answer> answers, Predicate<Answer> which) {
        return answers.stream()
                .filter(which)
                .map(Answer::took)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /// From the fault on. An asker that gets none any more goes without until the last one asked.
    private static Duration longestUnanswered(List<Answer> answers, Instant fault) {
        Instant end =
                answers.stream().map(Answer::at).max(Comparator.naturalOrder()).orElse(fault);
        return byAsker(answers).values().stream()
                .map(ofOne -> longestGap(ofOne, fault, end))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private static Duration longestGap(List<Answer> ofOne, Instant fault, Instant end) {
        Instant last = fault;
        Duration longest = Duration.ZERO;
        for (Answer answer :
                ofOne.stream().sorted(Comparator.comparing(Answer::at)).toList()) {
            if (!answer.refused() && answer.at().isAfter(fault)) {
                longest = longer(longest, Duration.between(last, answer.at()));
                last = answer.at();
            }
        }
        return longer(longest, Duration.between(last, end));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Map<Answer.Asker, List<Answer>> byAsker(List<Answer> answers) {
        return answers.stream().collect(Collectors.groupingBy(Answer::asker));
    }

    private static Instant allFresh(List<Answer> after, Instant fault) {
        return byAsker(after).entrySet().stream()
                .map(one -> one.getValue().stream()
                        .filter(answer -> answer.windowEnd().isAfter(fault))
                        .map(Answer::at)
                        .min(Comparator.naturalOrder())
                        .orElseThrow(() -> new IllegalStateException(one.getKey() + " was told nothing new")))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
