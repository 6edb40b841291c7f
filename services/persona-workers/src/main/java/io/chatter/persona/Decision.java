package io.chatter.persona;

import io.chatter.schema.ChatMessage;
import io.chatter.schema.Reason;
import io.chatter.schema.Trigger;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the policy decided for one agent and one scene, and why.
///
/// @param speak whether to take a turn
/// @param trigger what the line is about; meaningful when `speak`
/// @param answering the line that is answered, for HUMAN, MENTION and BOT; null otherwise
/// @param triggerText transcript words, event or term that triggered it, for CONTEXT and TREND; null
///     otherwise
/// @param replyDepth 0 unless a bot line is answered: its depth + 1
/// @param reasons every factor that was looked at with its weight, in evaluation order
public record Decision(
        boolean speak,
        Trigger trigger,
        @Nullable ChatMessage answering,
        @Nullable String triggerText,
        int replyDepth,
        List<Reason> reasons) {
    public Decision {
        reasons = List.copyOf(reasons);
        if (replyDepth < 0) {
            throw new IllegalArgumentException("reply depth must not be negative: " + replyDepth);
        }
    }

    /// What tipped the scales, from a closed set fit for a metric label: the trigger when the agent speaks, else the
    /// factor that dampened most, or `chance` when none did.
    public String tippedBy() {
        if (speak) {
            return trigger.name().toLowerCase(Locale.ROOT);
        }
        return reasons.stream()
                .filter(reason -> reason.getWeight() < 1 && !Factor.isScale(reason.getFactor()))
                .min(Comparator.comparingDouble(Reason::getWeight))
                .map(Reason::getFactor)
                .orElse("chance");
    }
}
