package io.chatter.e2e.isolated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chatter.benchmark.ground.Ground;
import io.chatter.benchmark.ground.TopicLog;
import io.chatter.benchmark.ground.Worker;
import io.chatter.benchmark.load.LineProducer;
import io.chatter.cli.kafka.Roster;
import io.chatter.configuration.Persona;
import io.chatter.schema.Author;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Origin;
import io.chatter.schema.Trigger;
import io.chatter.topics.TopicCatalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two workers, one of which stands still until the other has its agents, and then goes on. Personas are asked by name
/// all the while, and whether an agent feels like answering is a matter of its seed and the question: an agent that
/// ran twice would answer twice. And nobody speaks of his own accord before his pause is over: an agent that ran twice
/// would not know when the other one of him had spoken.
class FencedWorkerTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String ROOM = "den";
    private static final int ANSWERS = 20;
    private static final Set<Trigger> OWN_ACCORD = EnumSet.of(Trigger.AMBIENT, Trigger.CONTEXT, Trigger.TREND);

    private final ScheduledExecutorService people = Executors.newSingleThreadScheduledExecutor();
    private Ground ground;

    @BeforeEach
    void start() throws Exception {
        ground = Ground.start(Path.of(System.getProperty("chatter.root")), List.of(ROOM));
    }

    @AfterEach
    void stop() throws Exception {
        people.shutdownNow();
        ground.close();
    }

    @Test
    void shouldNeverRunAnAgentTwice() throws Exception {
        // Given
        TopicLog log = new TopicLog(ground.bootstrapServers(), ground.registryUrl());
        ground.gateway();
        List<String> agents = seat();
        Worker one = ground.worker(Map.of());
        Worker other = ground.worker(Map.of());
        await().atMost(PATIENCE)
                .until(() -> one.agents() > 0 && other.agents() > 0 && one.agents() + other.agents() == agents.size());
        try (LineProducer producer =
                new LineProducer(ground.bootstrapServers(), ground.registryUrl(), TopicCatalogue.CHAT_INGEST)) {
            askForEver(producer, agents);
            await().atMost(PATIENCE).until(() -> answers(log).size() > ANSWERS);

            // When
            one.process().suspend();
            await().atMost(PATIENCE).until(() -> other.agents() == agents.size());
            int moved = answers(log).size();
            await().atMost(PATIENCE).until(() -> answers(log).size() > moved + ANSWERS);
            one.process().resume();
            await().atMost(PATIENCE).until(() -> one.agents() > 0 && one.agents() + other.agents() == agents.size());
            int back = answers(log).size();
            await().atMost(PATIENCE).until(() -> answers(log).size() > back + ANSWERS);
            people.shutdown();
            assertThat(people.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
        }

        // Then
        Map<String, Long> times =
                answers(log).stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        times.values().removeIf(count -> count == 1);
        assertThat(times).as("answers of one agent to one question").isEmpty();
        assertThat(hasty(log))
                .as("lines that came before their agent's pause was over")
                .isEmpty();
    }

    /// Lines of an agent's own accord that followed on its line before within its cooldown.
    private List<String> hasty(TopicLog log) {
        Map<String, Persona> personas = ground.configuration().personas();
        Map<String, Instant> spokeAt = new HashMap<>();
        List<String> hasty = new ArrayList<>();
        log.values(TopicCatalogue.CHAT_FIREHOSE, ChatMessage.class).stream()
                .filter(line -> line.getProvenance() != null)
                .sorted(Comparator.comparing(ChatMessage::getSentAt))
                .forEach(line -> {
                    String agent = line.getAuthor().getId();
                    Instant before = spokeAt.put(agent, line.getSentAt());
                    Duration cooldown = personas.get(agent).cooldown();
                    boolean own = OWN_ACCORD.contains(line.getProvenance().getTrigger());
                    if (own && before != null && before.plus(cooldown).isAfter(line.getSentAt())) {
                        hasty.add(agent + " at " + line.getSentAt() + ", before at " + before);
                    }
                });
        return hasty;
    }

    private List<String> seat() {
        try (Roster roster = new Roster(ground.endpoints())) {
            var wanted = Roster.wanted(ground.configuration(), Instant.now());
            roster.apply(wanted);
            return wanted.values().stream().map(one -> one.getAgent()).toList();
        }
    }

    /// Everybody is asked in turn, ten a second.
    private void askForEver(LineProducer producer, List<String> agents) {
        int[] next = {0};
        people.scheduleAtFixedRate(
                () -> {
                    String agent = agents.get(next[0] % agents.size());
                    var _ = producer.send(question("@" + agent + " what about number " + next[0]++));
                },
                0,
                100,
                TimeUnit.MILLISECONDS);
    }

    private static ChatMessage question(String text) {
        return ChatMessage.newBuilder()
                .setMessageId(UUID.randomUUID())
                .setRoomId(ROOM)
                .setAuthor(new Author("alice", "alice", "#ffffff", List.of()))
                .setOrigin(Origin.HUMAN)
                .setText(text)
                .setSentAt(Instant.now())
                .build();
    }

    /// Who answered which question, each time it did.
    private static List<String> answers(TopicLog log) {
        return log.values(TopicCatalogue.CHAT_FIREHOSE, ChatMessage.class).stream()
                .filter(line -> line.getOrigin() == Origin.BOT && line.getReplyTo() != null)
                .map(line ->
                        line.getAuthor().getId() + " to " + line.getReplyTo().getMessageId())
                .toList();
    }
}
