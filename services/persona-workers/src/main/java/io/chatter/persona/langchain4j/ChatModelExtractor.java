package io.chatter.persona.langchain4j;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatter.persona.GenerationException;
import io.chatter.persona.PersonKey;
import io.chatter.persona.memory.Attribution;
import io.chatter.persona.memory.Candidate;
import io.chatter.persona.memory.Excerpt;
import io.chatter.persona.memory.Extractor;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.MemoryType;
import io.chatter.schema.Polarity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Draws memories from an excerpt by one call of a model. Believes nothing that the answer says of who spoke:
/// the line that it names tells whom a memory is about, if it speaks of it at all. Thread-safe.
public final class ChatModelExtractor implements Extractor {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST = 12;
    private static final int LONGEST_SUBJECT = 60;
    private static final Set<MemoryType> DRAWN =
            Set.of(MemoryType.RELATIONSHIP, MemoryType.CATCHPHRASE, MemoryType.PREFERENCE, MemoryType.LORE_EVENT);

    private final AccountedModel model;
    private final ExcerptPrompt prompts;

    public ChatModelExtractor(AccountedModel model, ExcerptPrompt prompts) {
        this.model = model;
        this.prompts = prompts;
    }

    @Override
    public List<Candidate> extract(Excerpt excerpt) throws GenerationException {
        JsonNode answer = parsed(
                model.ask(excerpt.agent().roomId(), prompts.write(excerpt)).text());
        List<Candidate> candidates = new ArrayList<>();
        for (JsonNode memory : answer.path("memories")) {
            if (candidates.size() < MOST) {
                candidate(memory, excerpt).ifPresent(candidates::add);
            }
        }
        return candidates;
    }

    /// Models like to wrap JSON in prose: what counts is from the first brace to the last.
    private JsonNode parsed(String answer) throws GenerationException {
        int from = answer.indexOf('{');
        int to = answer.lastIndexOf('}');
        if (from < 0 || to < from) {
            throw unusable("answered no JSON");
        }
        try {
            return JSON.readTree(answer.substring(from, to + 1));
        } catch (JsonProcessingException e) {
            throw unusable("answered broken JSON");
        }
    }

    private static Optional<Candidate> candidate(JsonNode memory, Excerpt excerpt) {
        Optional<MemoryType> type = type(memory.path("type").asText());
        int at = memory.path("line").asInt(-1);
        String text = memory.path("text").asText().strip();
        String subject = memory.path("subject").asText().strip();
        boolean usable = type.isPresent()
                && at >= 0
                && at < excerpt.lines().size()
                && !text.isEmpty()
                && text.length() <= Candidate.LONGEST
                && !subject.isEmpty()
                && subject.length() <= LONGEST_SUBJECT;
        if (!usable) {
            return Optional.empty();
        }
        ChatMessage line = excerpt.lines().get(at);
        if (!Attribution.holds(line.getText(), subject, text)) {
            return Optional.empty();
        }
        boolean aboutAuthor = type.get() != MemoryType.LORE_EVENT
                || memory.path("about_author").asBoolean(false);
        return Optional.of(new Candidate(
                type.get(),
                text.replaceAll("\\s+", " "),
                aboutAuthor ? PersonKey.of(line.getAuthor()) : null,
                subject,
                polarity(memory.path("polarity").asText()),
                share(memory.path("confidence")),
                share(memory.path("importance")),
                List.of(line.getMessageId())));
    }

    private static Optional<MemoryType> type(String name) {
        return DRAWN.stream()
                .filter(type -> type.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    private static Polarity polarity(String name) {
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "POSITIVE" -> Polarity.POSITIVE;
            case "NEGATIVE" -> Polarity.NEGATIVE;
            default -> Polarity.NEUTRAL;
        };
    }

    private static double share(JsonNode number) {
        return Math.clamp(number.asDouble(0.5), 0, 1);
    }

    private GenerationException unusable(String what) {
        return new GenerationException.Permanent(GenerationException.Cause.UNUSABLE, model.name() + " " + what, null);
    }
}
