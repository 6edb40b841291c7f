package io.chatter.topology.trends;

import io.chatter.topology.trends.Interner.Name;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A set of interned names; most are small, and those are arrays. Owned by one stream thread.
final class NameSet {

    private static final int SMALL = 8;

    private Name[] few;
    private int size;

    @Nullable
    private Set<Name> many;

    NameSet(Name... names) {
        few = names;
        size = names.length;
    }

    void add(Name name) {
        if (many != null) {
            many.add(name);
        } else if (!hasAmongFew(name)) {
            if (size == SMALL) {
                many = new HashSet<>(Arrays.asList(few));
                many.add(name);
                return;
            }
            if (size == few.length) {
                few = Arrays.copyOf(few, Math.max(2, 2 * size));
            }
            few[size++] = name;
        }
    }

    int size() {
        return many == null ? size : many.size();
    }

    void forEach(Consumer<Name> action) {
        if (many != null) {
            many.forEach(action);
            return;
        }
        for (int i = 0; i < size; i++) {
            action.accept(few[i]);
        }
    }

    private boolean hasAmongFew(Name name) {
        for (int i = 0; i < size; i++) {
            if (few[i] == name) {
                return true;
            }
        }
        return false;
    }
}
