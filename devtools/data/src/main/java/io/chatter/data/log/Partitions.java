package io.chatter.data.log;

import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Which partitions of a topic are wanted.
public sealed interface Partitions {

    /// Every one there is.
    record All() implements Partitions {}

    /// These and no other; none of them where two wishes exclude each other.
    record Only(SortedSet<Integer> numbers) implements Partitions {

        public Only {
            numbers = Collections.unmodifiableSortedSet(new TreeSet<>(numbers));
        }
    }

    Partitions ALL = new All();

    static Partitions only(Set<Integer> numbers) {
        return new Only(new TreeSet<>(numbers));
    }

    default boolean covers(int partition) {
        return switch (this) {
            case All() -> true;
            case Only(SortedSet<Integer> numbers) -> numbers.contains(partition);
        };
    }

    /// Those that both want.
    default Partitions intersect(Partitions other) {
        return switch (this) {
            case All() -> other;
            case Only(SortedSet<Integer> numbers) -> {
                SortedSet<Integer> both = new TreeSet<>(numbers);
                both.removeIf(number -> !other.covers(number));
                yield new Only(both);
            }
        };
    }

    /// Those that one of both wants.
    default Partitions union(Partitions other) {
        if (this instanceof Only(SortedSet<Integer> ours) && other instanceof Only(SortedSet<Integer> theirs)) {
            SortedSet<Integer> either = new TreeSet<>(ours);
            either.addAll(theirs);
            return new Only(either);
        }
        return ALL;
    }
}
