package io.chatter.topology.window;

import io.chatter.schema.ChatMessage;
import io.chatter.schema.Origin;
import io.chatter.schema.Provenance;
import java.util.UUID;

/// What aggregations need of a line of chat.
///
/// @param id its message id
/// @param at when viewers saw it, epoch milliseconds
/// @param origin who wrote it
/// @param author the author's id
/// @param name the author's name as viewers see it
/// @param replyDepth bots answering bots, 0 for everybody else
/// @param text as shown
public record ObservedLine(UUID id, long at, Origin origin, String author, String name, int replyDepth, String text) {

    /// Stands for no line where only time goes on.
    static final ObservedLine NOBODYS = new ObservedLine(new UUID(0, 0), 0, Origin.SYSTEM, "", "", 0, "");

    static ObservedLine of(ChatMessage line, long at) {
        Provenance provenance = line.getProvenance();
        return new ObservedLine(
                line.getMessageId(),
                at,
                line.getOrigin(),
                line.getAuthor().getId(),
                line.getAuthor().getDisplayName(),
                provenance == null ? 0 : provenance.getReplyDepth(),
                line.getText());
    }
}
