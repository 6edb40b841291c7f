package io.chatter.persona.langchain4j;

import dev.langchain4j.data.message.AiMessage;
import io.chatter.persona.GenerationException;
import io.chatter.persona.Line;
import io.chatter.persona.LineCleaner;
import io.chatter.persona.LineGenerator;
import io.chatter.persona.Memory;
import io.chatter.persona.Turn;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One call of one model: writes the prompt, asks, cleans the answer. Thread-safe. Leaves the deadline to
/// whoever calls.
public final class ChatModelLineGenerator implements LineGenerator {

    private final AccountedModel model;
    private final PromptWriter prompts;

    public ChatModelLineGenerator(AccountedModel model, PromptWriter prompts) {
        this.model = model;
        this.prompts = prompts;
    }

    @Override
    public Line generate(Turn turn, Duration deadline) throws GenerationException {
        AiMessage answer = model.ask(turn.agent().roomId(), prompts.write(turn));
        String speaker = turn.agent().persona().displayName();
        return LineCleaner.clean(answer.text(), speaker)
                .map(text -> new Line(text, model.name(), template(answer), memories(turn, answer)))
                .orElseThrow(() -> new GenerationException.Permanent(
                        GenerationException.Cause.UNUSABLE, model.name() + " answered no line of chat", null));
    }

    /// What the line is made from: the prompt, or with the house model the authored line.
    private @Nullable String template(AiMessage answer) {
        String authored = answer.attribute(Turn.TEMPLATE, String.class);
        return authored == null ? prompts.reference() : authored;
    }

    @SuppressWarnings("unchecked") // only a model of ours sets the attribute
    private static List<UUID> memories(Turn turn, AiMessage answer) {
        List<UUID> used = answer.attribute(Turn.USED_MEMORIES, List.class);
        return used == null ? turn.memories().stream().map(Memory::id).toList() : used;
    }
}
