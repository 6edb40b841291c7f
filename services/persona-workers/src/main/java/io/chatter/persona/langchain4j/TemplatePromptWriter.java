package io.chatter.persona.langchain4j;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.chatter.configuration.Persona;
import io.chatter.configuration.Prompt;
import io.chatter.persona.Turn;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Fills a prompt template: who the persona is goes into the system text, the scene goes as data between
/// markers that hold a nonce of this one request. Thread-safe.
///
/// Placeholders: `{name} {archetype} {stance} {casing} {max_words} {laughter} {anchors} {boundaries}
/// {habits} {topics} {emotes} {samples} {canary} {nonce} {scene} {trigger}`.
public final class TemplatePromptWriter implements PromptWriter {

    private final Prompt prompt;
    private final String canary;
    private final Supplier<String> nonces;

    /// @param canary a secret for the system text: a line that holds it shows that the prompt leaked
    /// @param nonces unpredictable, one for each request
    public TemplatePromptWriter(Prompt prompt, String canary, Supplier<String> nonces) {
        this.prompt = prompt;
        this.canary = canary;
        this.nonces = nonces;
    }

    @Override
    public ChatRequest write(Turn turn) {
        String nonce = nonces.get();
        Map<String, String> values = values(turn, nonce);
        return ChatRequest.builder()
                .messages(
                        SystemMessage.from(Placeholders.fill(prompt, prompt.system(), values)),
                        UserMessage.from(Placeholders.fill(prompt, prompt.user(), values)))
                .build();
    }

    @Override
    public @Nullable String reference() {
        return prompt.reference();
    }

    private Map<String, String> values(Turn turn, String nonce) {
        Persona persona = turn.agent().persona();
        return Map.ofEntries(
                Map.entry("name", persona.displayName()),
                Map.entry("archetype", persona.archetype()),
                Map.entry("stance", persona.voice().stance()),
                Map.entry("casing", persona.voice().casing().name().toLowerCase(Locale.ROOT)),
                Map.entry("max_words", Integer.toString(persona.voice().maxWords())),
                Map.entry("laughter", persona.voice().laughter()),
                Map.entry("anchors", lines(persona.anchors())),
                Map.entry("boundaries", lines(persona.boundaries())),
                Map.entry("habits", lines(persona.voice().habits())),
                Map.entry("topics", String.join(", ", persona.topics())),
                Map.entry("emotes", String.join(" ", persona.emotes())),
                Map.entry("samples", lines(persona.voice().samples())),
                Map.entry("canary", canary),
                Map.entry("nonce", nonce),
                Map.entry("trigger", turn.decision().trigger().name().toLowerCase(Locale.ROOT)),
                Map.entry("scene", nonce + "\n" + new SceneText(new UntrustedText(nonce)).of(turn) + "\n" + nonce));
    }

    private static String lines(List<String> sentences) {
        return String.join("\n", sentences.stream().map(one -> "- " + one).toList());
    }
}
