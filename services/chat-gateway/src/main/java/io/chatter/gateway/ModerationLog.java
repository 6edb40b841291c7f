package io.chatter.gateway;

import java.util.concurrent.CompletionStage;

/// Where moderators' decisions go. Thread-safe; returns at once.
@FunctionalInterface
public interface ModerationLog {

    /// Decides on an order and writes the decision, so that of two decisions on one line, wherever they are made, one
    /// counts; every replica then finds it in chat.moderation.
    ///
    /// @return completes with what was decided, once that is in the log and this replica has applied it; completes
    ///     exceptionally when the log did not take it: the same order may be given again
    CompletionStage<Ruling> carryOut(Room room, ModerationOrder order);
}
