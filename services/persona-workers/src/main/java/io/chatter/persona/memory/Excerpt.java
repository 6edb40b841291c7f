package io.chatter.persona.memory;

import io.chatter.persona.Agent;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Origin;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Lines by people that an agent took note of, oldest first. Lines by personas are refused: what they say
/// may be recalled, and what is recalled must never be remembered again.
///
/// @param agent who listens
/// @param names slugs and display names of those in the room, whom the lines may speak to; the agent's are added
public record Excerpt(Agent agent, List<ChatMessage> lines, Set<String> names) {

    /// Key under which an extractor hands the excerpt to a local ChatModel, as an attribute of the message.
    public static final String ATTRIBUTE = "io.chatter.persona.memory.Excerpt";

    public Excerpt {
        lines = List.copyOf(lines);
        names = Stream.concat(
                        names.stream(), Stream.of(agent.name(), agent.persona().displayName()))
                .collect(Collectors.toUnmodifiableSet());
        if (lines.isEmpty() || lines.stream().anyMatch(line -> line.getOrigin() != Origin.HUMAN)) {
            throw new IllegalArgumentException("an excerpt holds lines by people, and at least one");
        }
    }
}
