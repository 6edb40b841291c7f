package io.chatter.persona;

import io.chatter.safety.AuthorKind;
import io.chatter.safety.Finding;
import io.chatter.safety.ModerationPolicy;
import io.chatter.safety.TextModeration;
import io.chatter.safety.Verdict;
import java.util.List;
import java.util.Map;

/// Judges what a persona is about to say, by its room's policy. Thread-safe.
public final class SpeechGuard {

    private final TextModeration moderation;
    private final Map<String, ModerationPolicy> policies;
    private final ModerationPolicy otherwise;

    /// @param policies by room id
    /// @param otherwise for rooms that `policies` does not name
    public SpeechGuard(TextModeration moderation, Map<String, ModerationPolicy> policies, ModerationPolicy otherwise) {
        this.moderation = moderation;
        this.policies = Map.copyOf(policies);
        this.otherwise = otherwise;
    }

    /// Safe to say, perhaps with parts replaced; or not, by the rules named.
    sealed interface Judgement {
        record Fit(String text) implements Judgement {}

        record Unfit(String rules) implements Judgement {}
    }

    Judgement judge(String roomId, String text) {
        return switch (moderation.judge(text, AuthorKind.BOT, policies.getOrDefault(roomId, otherwise))) {
            case Verdict.Allow _ -> new Judgement.Fit(text);
            case Verdict.Redact redact -> new Judgement.Fit(redact.text());
            case Verdict.Hold hold -> new Judgement.Unfit(rules(hold.findings()));
            case Verdict.Block block -> new Judgement.Unfit(rules(block.findings()));
        };
    }

    private static String rules(List<Finding> findings) {
        return String.join(",", findings.stream().map(Finding::rule).distinct().toList());
    }
}
