package io.chatter.persona.langchain4j;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.chatter.persona.GenerationException;
import io.chatter.persona.Line;
import io.chatter.persona.LineCleaner;
import io.chatter.persona.LineGenerator;
import io.chatter.persona.Memory;
import io.chatter.persona.Turn;
import java.time.Duration;

/// One call of one model: writes the prompt, asks, cleans the answer. Thread-safe. Leaves the deadline to
/// whoever calls.
public final class ChatModelLineGenerator implements LineGenerator {

    private final ChatModel model;
    private final String modelName;
    private final PromptWriter prompts;

    /// @param modelName as provenance and metrics name it
    public ChatModelLineGenerator(ChatModel model, String modelName, PromptWriter prompts) {
        this.model = model;
        this.modelName = modelName;
        this.prompts = prompts;
    }

    @Override
    public Line generate(Turn turn, Duration deadline) throws GenerationException {
        String answer = ask(turn);
        String speaker = turn.agent().persona().displayName();
        return LineCleaner.clean(answer, speaker)
                .map(text -> new Line(
                        text,
                        modelName,
                        prompts.reference(),
                        turn.memories().stream().map(Memory::id).toList()))
                .orElseThrow(() -> new GenerationException.Permanent(
                        GenerationException.Cause.UNUSABLE, modelName + " answered no line of chat", null));
    }

    private String ask(Turn turn) throws GenerationException {
        ChatResponse response;
        try {
            response = model.chat(prompts.write(turn));
        } catch (RuntimeException e) {
            throw ModelFailures.explain(modelName, e);
        }
        String text = response.aiMessage() == null ? null : response.aiMessage().text();
        if (text == null || text.isBlank()) {
            throw new GenerationException.Permanent(
                    GenerationException.Cause.EMPTY, modelName + " answered nothing", null);
        }
        return text;
    }
}
