package io.chatter.gateway;

import java.util.concurrent.CompletionStage;

/// Where moderators' decisions go. Thread-safe; returns at once.
public interface ModerationLog {

    /// Decides on an order and writes the decision, so that of two decisions on one line, wherever they are made, one
    /// counts; every replica then finds it in chat.moderation.
    ///
    /// @return completes with what was decided, once that is in the log and this replica has applied it; completes
    ///     exceptionally when the log did not take it: the same order may be given again
    CompletionStage<Ruling> carryOut(Room room, ModerationOrder order);

    /// Makes ready for decisions about a room, once in the life of this replica: somebody has come who may make
    /// them. What goes wrong is told to whoever decides.
    void expect(Room room);
}
