package io.chatter.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatter.benchmark.ground.TopicLog;
import io.chatter.cli.memory.Kept;
import io.chatter.cli.memory.TopicMemories;
import io.chatter.cli.script.ChatterScript;
import io.chatter.schema.ChatMessage;
import io.chatter.topics.TopicCatalogue;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;

/// What somebody tells the personas of the running stack outlives the worker that was told, and goes when asked to.
class RememberedTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration ANSWERING = Duration.ofSeconds(8);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> AGENTS = List.of("mossybean", "grandma-edith", "zapgoblin", "catmom-inez");

    private final RunningStack stack = RunningStack.shared();
    private final TopicLog log = stack.log();

    @Test
    void shouldRememberAfterItsWorkerWasKilledAndForgetWhenToldTo() {
        // Given: personas that were told something
        AGENTS.forEach(agent -> say("@" + agent + " i hate pineapples"));
        await().atMost(PATIENCE).until(() -> told().size() >= AGENTS.size());
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> !spokenOnOne().getValue().isEmpty());

        // When: that of two workers is gone on which most of them have spoken, and the other one has taken its agents
        // over
        Map.Entry<String, Set<String>> victim = spokenOnOne();
        stack.kill(victim.getKey());
        Instant killedAt = Instant.now();

        // Then: all of them come back to it, and some of them had to move
        assertThat(victim.getValue()).isNotEmpty();
        Set<String> silent = ConcurrentHashMap.newKeySet();
        silent.addAll(AGENTS);
        await().atMost(PATIENCE.multipliedBy(2)).until(() -> {
            silent.forEach(agent -> say("@" + agent + " do you remember me"));
            return haveComeBackToIt(silent, killedAt);
        });
        stack.up();

        // Then: what is stored about a person can be read, by the end of its id as list prints it
        String shown = told().stream()
                .filter(kept -> kept.memory().getText().contains("pineapple")) // the question is a catchphrase by now
                .map(Kept::id)
                .findFirst()
                .orElseThrow();
        assertThat(stack.run("memory", "show", shown.substring(shown.length() - 8))
                        .requireDone()
                        .output())
                .contains(shown, "pineapple", "Pinella");

        // When
        List<String> known = idsIn(listed());
        ChatterScript.Run forgotten = stack.run("memory", "delete", "--about", "Pinella");

        // Then
        assertThat(known).hasSizeGreaterThanOrEqualTo(AGENTS.size());
        assertThat(forgotten.requireDone().output()).contains("forgotten");
        ChatterScript.Run afterwards = listed();
        assertThat(idsIn(afterwards)).doesNotContainAnyElementsOf(known);
        assertThat(afterwards.exitCode()).isEqualTo(idsIn(afterwards).isEmpty() ? 1 : 0);
        assertThat(stack.run("memory", "delete", "--about", "nobody-of-this-name")
                        .exitCode())
                .isEqualTo(1);
    }

    private ChatterScript.Run listed() {
        return stack.here("memory", "list", "--about", "Pinella", "--json");
    }

    private static List<String> idsIn(ChatterScript.Run listed) {
        try {
            return JSON.readTree(listed.output())
                    .valueStream()
                    .map(memory -> memory.get("id").asText())
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// Those of the personas that have spoken on the worker where most of them have.
    private Map.Entry<String, Set<String>> spokenOnOne() {
        return PostsByWorker.of(stack).busiest(Set.copyOf(AGENTS));
    }

    private void say(String text) {
        stack.here("say", text, "--name", "Pinella").requireDone();
    }

    /// What is remembered of her, without a process for each look.
    private List<Kept> told() {
        return new TopicMemories(stack.endpoints())
                .all().stream()
                        .filter(kept -> !kept.superseded() && kept.concerns("Pinella"))
                        .toList();
    }

    /// Asked once, agents have some seconds; those who come back to it are no longer among the silent.
    private boolean haveComeBackToIt(Set<String> silent, Instant since) {
        try {
            await().atMost(ANSWERING).until(() -> {
                silent.removeAll(whoUsedIt(since));
                return silent.isEmpty();
            });
            return true;
        } catch (ConditionTimeoutException e) {
            return false;
        }
    }

    /// The personas of which a line, said since then, uses one of these memories.
    private Set<String> whoUsedIt(Instant since) {
        Set<UUID> memories =
                told().stream().map(kept -> kept.memory().getMemoryId()).collect(Collectors.toSet());
        return log.values(TopicCatalogue.CHAT_FIREHOSE, ChatMessage.class).stream()
                .filter(line -> line.getProvenance() != null && line.getSentAt().isAfter(since))
                .filter(line -> line.getProvenance().getMemoryIds().stream().anyMatch(memories::contains))
                .map(line -> line.getAuthor().getId())
                .collect(Collectors.toSet());
    }
}
