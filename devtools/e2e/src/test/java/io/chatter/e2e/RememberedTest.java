package io.chatter.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatter.benchmark.ground.TopicLog;
import io.chatter.cli.script.ChatterScript;
import io.chatter.schema.ChatMessage;
import io.chatter.topics.TopicCatalogue;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// What somebody tells the personas of the running stack outlives the worker that was told, and goes when asked to.
class RememberedTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> AGENTS = List.of("mossybean", "grandma-edith", "zapgoblin", "catmom-inez");

    private final RunningStack stack = RunningStack.shared();
    private final TopicLog log = stack.log();

    @Test
    void shouldRememberAfterItsWorkerWasKilledAndForgetWhenToldTo() {
        // Given: personas that were told something
        AGENTS.forEach(agent -> say("@" + agent + " i hate pineapples"));
        await().atMost(PATIENCE).until(() -> about("Pinella").size() >= AGENTS.size());

        // When: one of two workers is gone, and the other one has taken its agents over
        stack.kill("persona-workers");
        Instant killedAt = Instant.now();

        // Then: all of them come back to it
        for (String agent : AGENTS) {
            await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(2)).until(() -> {
                say("@" + agent + " do you remember me");
                return used(agent, killedAt);
            });
        }
        stack.up();

        // Then: what is stored about a person can be read, by the end of its id as list prints it
        String shown = about("Pinella").stream()
                .filter(memory ->
                        memory.get("text").asText().contains("pineapple")) // the question is a catchphrase by now
                .map(memory -> memory.get("id").asText())
                .findFirst()
                .orElseThrow();
        assertThat(stack.run("memory", "show", shown.substring(shown.length() - 8))
                        .requireDone()
                        .output())
                .contains(shown, "pineapple", "Pinella");

        // When
        List<String> known = ids();
        ChatterScript.Run forgotten = stack.run("memory", "delete", "--about", "Pinella");

        // Then
        assertThat(known).hasSizeGreaterThanOrEqualTo(AGENTS.size());
        assertThat(forgotten.requireDone().output()).contains("forgotten");
        assertThat(ids()).doesNotContainAnyElementsOf(known);
        assertThat(stack.run("memory", "delete", "--about", "nobody-of-this-name")
                        .exitCode())
                .isEqualTo(1);
    }

    private List<String> ids() {
        return about("Pinella").stream()
                .map(memory -> memory.get("id").asText())
                .toList();
    }

    private void say(String text) {
        stack.run("say", text, "--name", "Pinella").requireDone();
    }

    /// What `./chatter memory list` shows of a person.
    private List<JsonNode> about(String person) {
        try {
            String output = stack.run("memory", "list", "--about", person, "--json")
                    .requireDone()
                    .output();
            return StreamSupport.stream(JSON.readTree(output).spliterator(), false)
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// Whether a line of the agent, said since then, uses one of these memories.
    private boolean used(String agent, Instant since) {
        List<UUID> memories = ids().stream().map(UUID::fromString).toList();
        return log.values(TopicCatalogue.CHAT_FIREHOSE, ChatMessage.class).stream()
                .filter(line ->
                        line.getProvenance() != null && line.getAuthor().getId().equals(agent))
                .filter(line -> line.getSentAt().isAfter(since))
                .flatMap(line -> line.getProvenance().getMemoryIds().stream())
                .anyMatch(memories::contains);
    }
}
