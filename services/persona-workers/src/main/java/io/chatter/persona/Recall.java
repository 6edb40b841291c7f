package io.chatter.persona;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// What an agent calls to mind before it speaks. Thread-safe; answers from RAM and never waits.
public interface Recall {

    /// Remembers nothing.
    Recall NOTHING = new Recall() {
        @Override
        public List<Memory> recall(Agent agent, Scene scene, Decision decision) {
            return List.of();
        }

        @Override
        public boolean keeps(Agent agent, Collection<UUID> memories, Removals removals) {
            return memories.isEmpty();
        }
    };

    /// What the agent remembers about what it is to speak of, most relevant first. Never another agent's
    /// memories, nor those of the same agent in another room.
    List<Memory> recall(Agent agent, Scene scene, Decision decision);

    /// Whether the agent still has all of these memories, and none of them goes with what was taken away.
    boolean keeps(Agent agent, Collection<UUID> memories, Removals removals);
}
