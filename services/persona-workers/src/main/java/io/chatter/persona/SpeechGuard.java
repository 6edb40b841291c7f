package io.chatter.persona;

import io.chatter.safety.AuthorKind;
import io.chatter.safety.Category;
import io.chatter.safety.Finding;
import io.chatter.safety.ModerationPolicy;
import io.chatter.safety.TextModeration;
import io.chatter.safety.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/// Judges what a persona is about to say, by its room's policy. Thread-safe.
public final class SpeechGuard {

    private final Judge judge;
    private final Map<String, ModerationPolicy> policies;
    private final ModerationPolicy otherwise;
    private final Consumer<Refusal> observer;

    /// @param policies by room id
    /// @param otherwise for rooms that `policies` does not name
    public SpeechGuard(TextModeration moderation, Map<String, ModerationPolicy> policies, ModerationPolicy otherwise) {
        this(moderation::judge, policies, otherwise, _ -> {});
    }

    SpeechGuard(
            Judge judge,
            Map<String, ModerationPolicy> policies,
            ModerationPolicy otherwise,
            Consumer<Refusal> observer) {
        this.judge = judge;
        this.policies = Map.copyOf(policies);
        this.otherwise = otherwise;
        this.observer = observer;
    }

    /// As [TextModeration#judge].
    @FunctionalInterface
    interface Judge {
        Verdict judge(String text, AuthorKind author, ModerationPolicy policy);
    }

    /// Safe to say, perhaps with parts replaced; or not, by the rules named.
    sealed interface Judgement {
        record Fit(String text) implements Judgement {}

        record Unfit(Refusal why, String rules) implements Judgement {}
    }

    /// Why a line was not said; a closed set, fit for a metric label.
    public enum Refusal {
        /// Something in it must not be shown; another line may be safe.
        UNSAFE,
        /// Safety itself failed, and what is unchecked is not shown.
        UNCHECKED;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The same guard.
    ///
    /// @param told of each line that is refused, on the thread that asked
    public SpeechGuard observedBy(Consumer<Refusal> told) {
        return new SpeechGuard(judge, policies, otherwise, told);
    }

    Judgement judge(String roomId, String text) {
        return switch (judge.judge(text, AuthorKind.BOT, policies.getOrDefault(roomId, otherwise))) {
            case Verdict.Allow _ -> new Judgement.Fit(text);
            case Verdict.Redact redact -> new Judgement.Fit(redact.text());
            case Verdict.Hold hold -> refused(hold.findings());
            case Verdict.Block block -> refused(block.findings());
        };
    }

    private Judgement refused(List<Finding> findings) {
        Refusal why = findings.stream().anyMatch(finding -> finding.category() == Category.INTERNAL)
                ? Refusal.UNCHECKED
                : Refusal.UNSAFE;
        observer.accept(why);
        return new Judgement.Unfit(
                why,
                String.join(",", findings.stream().map(Finding::rule).distinct().toList()));
    }
}
