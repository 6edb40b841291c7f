package io.chatter.persona;

import io.chatter.schema.ChatMessage;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The newest lines of a room, oldest first, and how they hang together. Immutable. A crowd of agents asks the same
/// of the same lines several times a second: it is worked out once, when the first of them asks.
public final class RecentLines extends AbstractList<ChatMessage> implements RandomAccess {

    public static final RecentLines NONE = new RecentLines(List.of());

    private final List<ChatMessage> lines;
    private volatile @Nullable Relations relations;

    private RecentLines(List<ChatMessage> lines) {
        this.lines = lines;
    }

    /// These lines; the very same object when they have been looked at already.
    public static RecentLines of(List<ChatMessage> lines) {
        return lines instanceof RecentLines known ? known : new RecentLines(List.copyOf(lines));
    }

    /// The newest lines with this one as their last.
    RecentLines plus(ChatMessage line) {
        int kept = Math.min(lines.size(), Scene.RECENT_LIMIT - 1);
        return new RecentLines(Stream.concat(lines.stream().skip(lines.size() - kept), Stream.of(line))
                .toList());
    }

    RecentLines without(Predicate<ChatMessage> gone) {
        return new RecentLines(lines.stream().filter(gone.negate()).toList());
    }

    @Override
    public ChatMessage get(int index) {
        return lines.get(index);
    }

    @Override
    public int size() {
        return lines.size();
    }

    /// Ids of those who answered the line.
    Set<String> answerersOf(UUID line) {
        return relations().answerers().getOrDefault(line, Set.of());
    }

    /// Other lines by the person who wrote this one that say nearly the same.
    List<ChatMessage> repeatedBy(ChatMessage line) {
        return relations().repeats().getOrDefault(line.getMessageId(), List.of());
    }

    /// Ids of the personas among the authors.
    Set<String> personas() {
        return relations().personas();
    }

    /// Two threads that ask at the same time work it out twice, to the same end.
    private Relations relations() {
        Relations known = relations;
        if (known == null) {
            known = Relations.among(lines);
            relations = known;
        }
        return known;
    }
}
