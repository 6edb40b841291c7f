package io.chatter.persona;

import io.chatter.schema.Author;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Latencies;
import io.chatter.schema.Origin;
import io.chatter.schema.Provenance;
import io.chatter.schema.ReplyTo;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// Makes the record of a finished turn, with its whole provenance. Pure.
final class MessageComposer {

    private MessageComposer() {}

    /// @param line the line as safety left it
    static ChatMessage compose(Turn turn, Author author, Line line, Latencies latencies, Instant at) {
        ChatMessage answered = turn.decision().answering();
        return ChatMessage.newBuilder()
                .setMessageId(turn.turnId())
                .setRoomId(turn.agent().roomId())
                .setAuthor(author)
                .setOrigin(Origin.BOT)
                .setText(line.text())
                .setMentions(Mentions.in(line.text(), others(turn).values()))
                .setReplyTo(
                        answered == null
                                ? null
                                : new ReplyTo(
                                        answered.getMessageId(),
                                        answered.getAuthor().getId()))
                .setSentAt(at)
                .setProvenance(provenance(turn, line, latencies))
                .build();
    }

    private static Provenance provenance(Turn turn, Line line, Latencies latencies) {
        Decision decision = turn.decision();
        return Provenance.newBuilder()
                .setAgent(turn.agent().name())
                .setTrigger(decision.trigger())
                .setContextId(
                        turn.scene().context() == null
                                ? null
                                : turn.scene().context().getContextId())
                .setTriggerMessageId(
                        decision.answering() == null
                                ? null
                                : decision.answering().getMessageId())
                .setTriggerText(decision.triggerText())
                .setReplyDepth(decision.replyDepth())
                .setReasons(decision.reasons())
                .setModel(line.model())
                .setPromptId(line.promptId())
                .setMemoryIds(line.memoryIds())
                .setLatencies(latencies)
                .build();
    }

    private static Map<String, Author> others(Turn turn) {
        Map<String, Author> others = new LinkedHashMap<>();
        turn.scene()
                .recent()
                .reversed()
                .forEach(line -> others.putIfAbsent(line.getAuthor().getId(), line.getAuthor()));
        others.remove(turn.agent().name());
        return others;
    }
}
