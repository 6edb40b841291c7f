package io.chatter.persona;

import io.chatter.configuration.Persona;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which lines of people an agent takes note of: those that are meant for it, those it has answered, those by
/// whom it knows, those about its interests, and now and then any other. Each is noted once. What was said minutes
/// before its first look is none of its business: another worker has made a memory of it, or it was forgotten since.
/// Confined to the agent's thread.
public final class Listening {

    private static final double OVERHEARD = 0.2;
    private static final double INTERESTING = 1.2;
    /// Notes of another worker that died with it: those of a minute, and of Kafka's longest session time-out. A line
    /// that became a memory is known by it.
    private static final Duration JUST_NOW = Duration.ofMinutes(2);

    private static final int KEPT = 4 * Scene.RECENT_LIMIT;

    private final Agent agent;
    private final Set<UUID> noted = new LinkedHashSet<>();
    /// What was said to somebody else, about nothing of interest: that stays so, whatever else comes of the line.
    private final Set<UUID> dull = new LinkedHashSet<>();
    private @Nullable Instant since;

    /// A line that was noted.
    ///
    /// @param toMe whether it is meant for the agent
    public record Note(ChatMessage line, boolean toMe) {}

    public Listening(Agent agent) {
        this.agent = agent;
    }

    /// Lines of the scene that are worth a note and were not noted before, oldest first.
    ///
    /// @param acquaintances keys of those it knows: who changes their mind is heard
    public List<Note> hear(Scene scene, Set<String> acquaintances) {
        Instant from = since == null ? scene.now().minus(JUST_NOW) : since;
        since = from;
        List<Note> heard = new ArrayList<>();
        for (ChatMessage line : scene.recent()) {
            if (line.getOrigin() != Origin.HUMAN
                    || Scene.saidAt(line).isBefore(from)
                    || noted.contains(line.getMessageId())) {
                continue;
            }
            UUID id = line.getMessageId();
            boolean looked = dull.contains(id);
            boolean toMe = !looked && Stimulus.Address.of(agent, line) == Stimulus.Address.TO_ME;
            if (toMe
                    || (!looked && interests(line))
                    || acquaintances.contains(PersonKey.of(line.getAuthor()))
                    || scene.recent().answerersOf(id).contains(agent.name())) {
                noted.add(id);
                heard.add(new Note(line, toMe));
            } else {
                dull.add(id);
            }
        }
        bound(noted);
        bound(dull);
        return heard;
    }

    private static void bound(Set<UUID> ids) {
        while (ids.size() > KEPT) {
            ids.remove(ids.iterator().next());
        }
    }

    private boolean interests(ChatMessage line) {
        return Seeds.unit(agent.seed(), line.getMessageId().hashCode()) < OVERHEARD || interests(agent.persona(), line);
    }

    /// Whether the line is about what the persona cares for.
    public static boolean interests(Persona persona, ChatMessage line) {
        return Affinity.toWords(persona, line.getText()) > INTERESTING;
    }
}
