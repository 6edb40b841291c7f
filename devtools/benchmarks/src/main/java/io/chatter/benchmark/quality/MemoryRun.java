package io.chatter.benchmark.quality;

import io.chatter.configuration.Persona;
import io.chatter.persona.Agent;
import io.chatter.persona.Decision;
import io.chatter.persona.Lease;
import io.chatter.persona.Memory;
import io.chatter.persona.Spending;
import io.chatter.persona.Tenure;
import io.chatter.persona.Turn;
import io.chatter.persona.house.HouseChatModel;
import io.chatter.persona.house.HouseModel;
import io.chatter.persona.langchain4j.AccountedModel;
import io.chatter.persona.langchain4j.ChatModelExtractor;
import io.chatter.persona.langchain4j.ExcerptPrompt;
import io.chatter.persona.memory.CharacterNgrams;
import io.chatter.persona.memory.MemoryKeeper;
import io.chatter.persona.memory.MemorySafety;
import io.chatter.persona.memory.MemorySettings;
import io.chatter.persona.memory.Remembering;
import io.chatter.persona.memory.TextEmbedding;
import io.chatter.persona.memory.TransientArchive;
import io.chatter.safety.ModerationPolicy;
import io.chatter.safety.TextModeration;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Trigger;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/// Lets all personas listen to people who tell things about themselves, and some answer each of their lines: with the
/// memory that runs in a worker, from extraction to recall.
final class MemoryRun {

    private static final int ROUNDS = 3;
    private static final int ANSWERS = 6;

    private final HouseModel model = new HouseModel();
    private final ScriptedRoom room = new ScriptedRoom();
    private final Map<Agent, Remembering> minds = new LinkedHashMap<>();
    private final MemoryKeeper keeper;
    private final Random random;

    /// @param embedding how likeness is told
    MemoryRun(List<Persona> personas, TextEmbedding embedding, long seed) throws InterruptedException {
        this.random = new Random(seed);
        this.keeper = new MemoryKeeper(
                new MemoryKeeper.Parts(
                        new TransientArchive(),
                        embedding,
                        new ChatModelExtractor(
                                new AccountedModel(new HouseChatModel(), HouseModel.NAME, 0, Spending.FREE),
                                ExcerptPrompt.local()),
                        new MemorySafety(new TextModeration(), ModerationPolicy.defaults()),
                        _ -> {}),
                MemorySettings.DEFAULT,
                Clock.systemUTC(),
                (_, death) -> {
                    throw new IllegalStateException(death);
                });
        Tenure forever = new Tenure(Duration.ofDays(1), System::nanoTime);
        for (Persona persona : personas) {
            Agent agent = new Agent(
                    "bench", persona.id(), persona, seed ^ persona.id().hashCode());
            Remembering mind = keeper.open(agent, new Lease(forever));
            mind.awaitRestored();
            minds.put(agent, mind);
        }
    }

    MemoryRun(List<Persona> personas, long seed) throws InterruptedException {
        this(personas, new CharacterNgrams(), seed);
    }

    MemoryUse of(SceneScript script) throws InterruptedException {
        MemoryUse use = new MemoryUse();
        for (int round = 0; round < ROUNDS; round++) {
            for (SceneScript.Beat beat : script.beats()) {
                room.play(beat);
                if (beat instanceof SceneScript.Beat.Person person) {
                    use.told(person.viewer(), person.text());
                    answer(room.recent().getLast(), use);
                    listen();
                }
            }
        }
        return use;
    }

    private void listen() throws InterruptedException {
        minds.values().forEach(mind -> mind.listen(room.scene()));
        keeper.tend();
    }

    private void answer(ChatMessage line, MemoryUse use) {
        List<Agent> agents = new ArrayList<>(minds.keySet());
        for (int i = 0; i < ANSWERS; i++) {
            Agent agent = agents.remove(random.nextInt(agents.size()));
            Decision decision = new Decision(true, Trigger.MENTION, line, null, 0, List.of());
            List<Memory> recalled = keeper.recall(agent, room.scene(), decision);
            HouseModel.Said said = model.speak(new Turn(
                    new UUID(random.nextLong(), i), agent, room.scene(), decision, recalled, random.nextLong()));
            use.answered(
                    line.getAuthor().getId(),
                    said.text(),
                    !recalled.isEmpty(),
                    !said.memories().isEmpty());
        }
    }
}
