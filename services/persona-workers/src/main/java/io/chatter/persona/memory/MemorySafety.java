package io.chatter.persona.memory;

import io.chatter.safety.AuthorKind;
import io.chatter.safety.ModerationPolicy;
import io.chatter.safety.TextModeration;
import io.chatter.safety.Verdict;
import java.util.regex.Pattern;

/// Decides whether something may be remembered at all: only what a persona could say in chat without a word
/// being taken out, and nothing about health, belief, politics, sex or the law. Thread-safe.
public final class MemorySafety {

    private static final Pattern PRIVATE = Pattern.compile(
            "(?i)\\b(diagnos\\w*|disease|cancer|hiv|depress\\w*|suicid\\w*|medicat\\w*|pregnan\\w*|therap\\w*|disab\\w*"
                    + "|religio\\w*|muslim|christian|jewish|hindu|atheist|church|mosque|synagogue"
                    + "|vote[ds]?|voting|democrat\\w*|republican\\w*|politic\\w*|gay|lesbian|bisexual|transgender|sexual\\w*"
                    + "|password|salary|bank|prison|arrest\\w*|convict\\w*|address|phone|passport|social security)\\b");
    private static final Pattern COMMAND = Pattern.compile(
            "(?i)\\b(ignor\\w*|disregard\\w*|instruction\\w*|prompt\\w*|system|assistant|jailbreak\\w*|developer mode)\\b");

    private final TextModeration moderation;
    private final ModerationPolicy policy;

    public MemorySafety(TextModeration moderation, ModerationPolicy policy) {
        this.moderation = moderation;
        this.policy = policy;
    }

    boolean allows(Candidate candidate) {
        return allows(candidate.text()) && allows(candidate.subject());
    }

    /// Whether these words may be remembered.
    public boolean allows(String words) {
        return !PRIVATE.matcher(words).find()
                && !COMMAND.matcher(words).find()
                && moderation.judge(words, AuthorKind.BOT, policy) instanceof Verdict.Allow;
    }
}
