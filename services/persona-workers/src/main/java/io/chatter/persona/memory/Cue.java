package io.chatter.persona.memory;

import io.chatter.persona.Decision;
import io.chatter.persona.PersonKey;
import io.chatter.persona.Scene;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.StreamContext;
import io.chatter.schema.TranscriptSegment;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What brings memories to mind.
///
/// @param person key of whom the agent is about to answer; null when it answers none
/// @param line id of the line that it answers: what was drawn from that very line is no memory yet; null when
///     it answers none
/// @param words what it is about to speak of
record Cue(@Nullable String person, @Nullable UUID line, String words) {

    static Cue of(Scene scene, Decision decision) {
        ChatMessage answering = decision.answering();
        if (answering != null) {
            return new Cue(PersonKey.of(answering.getAuthor()), answering.getMessageId(), answering.getText());
        }
        return new Cue(null, null, decision.triggerText() == null ? heard(scene.context()) : decision.triggerText());
    }

    private static String heard(@Nullable StreamContext context) {
        return context == null || context.getSegments().isEmpty()
                ? ""
                : context.getSegments().stream()
                        .map(TranscriptSegment::getText)
                        .reduce((earlier, later) -> later)
                        .orElse("");
    }
}
