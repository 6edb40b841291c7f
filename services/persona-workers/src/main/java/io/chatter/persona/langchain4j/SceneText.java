package io.chatter.persona.langchain4j;

import io.chatter.persona.Decision;
import io.chatter.persona.Memory;
import io.chatter.persona.Scene;
import io.chatter.persona.Turn;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.StreamContext;
import io.chatter.schema.StreamEvent;
import io.chatter.schema.TranscriptSegment;
import io.chatter.schema.Trend;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The scene as data for a prompt: one fact a line, each made harmless by [UntrustedText], bounded in
/// number. Pure.
final class SceneText {

    private static final int CHAT_LINES = 15;
    private static final int SEGMENTS = 6;
    private static final int TRENDS = 5;
    private static final int MOST_CHARACTERS = 6_000;

    private final UntrustedText untrusted;

    SceneText(UntrustedText untrusted) {
        this.untrusted = untrusted;
    }

    String of(Turn turn) {
        Scene scene = turn.scene();
        List<String> facts = new ArrayList<>();
        facts.add("stream: " + scene.room().title() + ". " + scene.room().description());
        stream(scene.context(), facts);
        if (scene.trends() != null) {
            scene.trends().getTrends().stream()
                    .limit(TRENDS)
                    .map(Trend::getTerm)
                    .forEach(term -> facts.add("trending: " + untrusted.line(term)));
        }
        for (Memory memory : turn.memories()) {
            facts.add("remembered: " + untrusted.line(memory.text()));
        }
        for (ChatMessage line : tail(scene.recent(), CHAT_LINES)) {
            facts.add("chat: " + said(line));
        }
        occasion(turn.decision(), facts);
        return bounded(facts);
    }

    private void stream(@Nullable StreamContext context, List<String> facts) {
        if (context == null) {
            return;
        }
        if (context.getPicture() != null) {
            facts.add("on screen: " + untrusted.line(context.getPicture().getDescription()));
        }
        for (TranscriptSegment segment : tail(context.getSegments(), SEGMENTS)) {
            facts.add("streamer said: " + untrusted.line(segment.getText()));
        }
        for (StreamEvent event : tail(context.getEvents(), 3)) {
            facts.add("happened: " + event.getType() + " (" + untrusted.line(event.getEvidence()) + ")");
        }
    }

    private void occasion(Decision decision, List<String> facts) {
        if (decision.answering() != null) {
            facts.add("you answer: " + said(decision.answering()));
        } else if (decision.triggerText() != null) {
            facts.add("you react to: " + untrusted.line(decision.triggerText()));
        }
    }

    private String said(ChatMessage line) {
        return untrusted.line(line.getAuthor().getDisplayName()) + " wrote \"" + untrusted.line(line.getText()) + "\"";
    }

    /// Drops the oldest facts past the bound, but never the stream's title nor the occasion.
    private static String bounded(List<String> facts) {
        int length = facts.stream().mapToInt(String::length).sum();
        while (length > MOST_CHARACTERS && facts.size() > 2) {
            length -= facts.remove(1).length();
        }
        return String.join("\n", facts);
    }

    private static <T> List<T> tail(List<T> list, int most) {
        return list.subList(Math.max(0, list.size() - most), list.size());
    }
}
