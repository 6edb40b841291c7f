package io.chatter.persona;

import java.util.List;

/// What an agent calls to mind before it speaks. Thread-safe; answers from RAM and never waits.
@FunctionalInterface
public interface Recall {

    /// Remembers nothing.
    Recall NOTHING = (agent, scene, decision) -> List.of();

    /// What the agent remembers about what it is to speak of, most relevant first. Never another agent's
    /// memories, nor those of the same agent in another room.
    List<Memory> recall(Agent agent, Scene scene, Decision decision);
}
