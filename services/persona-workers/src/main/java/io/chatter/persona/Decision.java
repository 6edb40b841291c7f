package io.chatter.persona;

import io.chatter.schema.ChatMessage;
import io.chatter.schema.Reason;
import io.chatter.schema.Trigger;
import java.util.List;
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
}
