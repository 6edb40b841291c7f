package io.chatter.persona;

import io.chatter.schema.ChatMessage;
import java.util.Locale;

/// How a turn ended.
public sealed interface TurnOutcome {

    /// `posted`, or why not; a closed set.
    default String label() {
        return switch (this) {
            case Posted _ -> "posted";
            case Silent silent -> silent.reason().label();
        };
    }

    /// The line is in the log.
    record Posted(ChatMessage line) implements TurnOutcome {}

    /// Nothing was said.
    ///
    /// @param detail what the generator or safety said, without any chat text
    record Silent(Reason reason, String detail) implements TurnOutcome {}

    /// Closed set of reasons for a silent turn, fit for a metric label.
    enum Reason {
        /// It waited too long for its turn: the moment has passed.
        STALE,
        /// The deadline passed while the model was thinking.
        DEADLINE,
        /// The model could not be reached or had a fault.
        MODEL_FAILED,
        /// The model's answer was no line of chat.
        UNUSABLE,
        /// It said what had just been said.
        NEAR_DUPLICATE,
        /// Safety stopped it.
        UNSAFE,
        /// Safety failed to judge it, and what is unchecked is not shown.
        UNCHECKED,
        /// A line that it saw was taken away meanwhile, or a memory that it used.
        WITHDRAWN,
        /// A fault of ours.
        FAILED,
        /// The log did not take it, or the agent's partition was gone.
        NOT_PUBLISHED;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
