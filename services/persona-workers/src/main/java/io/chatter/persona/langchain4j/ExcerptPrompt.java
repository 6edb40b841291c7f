package io.chatter.persona.langchain4j;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import io.chatter.configuration.Prompt;
import io.chatter.persona.memory.Excerpt;
import io.chatter.schema.ChatMessage;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Puts an excerpt into words for a model that draws memories from it. Thread-safe.
@FunctionalInterface
public interface ExcerptPrompt {

    ChatRequest write(Excerpt excerpt);

    /// For a local model: the excerpt itself, as an attribute of the message.
    static ExcerptPrompt local() {
        return excerpt -> ChatRequest.builder()
                .messages(UserMessage.builder()
                        .contents(List.of(TextContent.from("What is worth remembering?")))
                        .attributes(Map.of(Excerpt.ATTRIBUTE, excerpt))
                        .build())
                .build();
    }

    /// For a remote model: the lines as data between markers, and a strict JSON schema for the answer.
    ///
    /// @param prompt with the placeholders `{name} {nonce} {canary} {lines}`
    /// @param nonces unpredictable, one for each request
    static ExcerptPrompt remote(Prompt prompt, String canary, Supplier<String> nonces) {
        return excerpt -> {
            String nonce = nonces.get();
            Map<String, String> values = Map.of(
                    "name",
                    excerpt.agent().persona().displayName(),
                    "nonce",
                    nonce,
                    "canary",
                    canary,
                    "lines",
                    nonce + "\n" + lines(excerpt, nonce) + nonce);
            return ChatRequest.builder()
                    .messages(
                            SystemMessage.from(Placeholders.fill(prompt, prompt.system(), values)),
                            UserMessage.from(Placeholders.fill(prompt, prompt.user(), values)))
                    .responseFormat(format())
                    .build();
        };
    }

    private static ResponseFormat format() {
        return ResponseFormat.builder()
                .type(ResponseFormatType.JSON)
                .jsonSchema(JsonSchema.builder()
                        .name("memories")
                        .rootElement(schema())
                        .build())
                .build();
    }

    private static String lines(Excerpt excerpt, String nonce) {
        UntrustedText untrusted = new UntrustedText(nonce);
        StringBuilder lines = new StringBuilder();
        for (int at = 0; at < excerpt.lines().size(); at++) {
            ChatMessage line = excerpt.lines().get(at);
            lines.append(at)
                    .append(" | ")
                    .append(untrusted.line(line.getAuthor().getDisplayName()))
                    .append(" | ")
                    .append(untrusted.line(line.getText()))
                    .append('\n');
        }
        return lines.toString();
    }

    private static JsonObjectSchema schema() {
        JsonObjectSchema memory = JsonObjectSchema.builder()
                .addEnumProperty("type", List.of("relationship", "catchphrase", "preference", "lore_event"))
                .addBooleanProperty("about_author", "Whether it is about the author of the line")
                .addStringProperty("subject", "What it is a fact about, in one to three words of the line")
                .addEnumProperty("polarity", List.of("positive", "negative", "neutral"))
                .addStringProperty("text", "The memory in one short sentence that begins with the author's name")
                .addNumberProperty("confidence", "0 to 1")
                .addNumberProperty("importance", "0 to 1")
                .addIntegerProperty("line", "Number of the line it was drawn from")
                .required("type", "about_author", "subject", "polarity", "text", "confidence", "importance", "line")
                .additionalProperties(false)
                .build();
        return JsonObjectSchema.builder()
                .addProperty("memories", JsonArraySchema.builder().items(memory).build())
                .required("memories")
                .additionalProperties(false)
                .build();
    }
}
