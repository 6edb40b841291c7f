package io.chatter.topology.trends;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Names that the panes of one room share, each as one object, so that a set of them needs no hashing. Owned by one
/// stream thread.
final class Interner {

    private static final float LOAD = 0.75f;

    // Those that were said longest ago first.
    private final Map<String, Name> byText = new LinkedHashMap<>(16, LOAD, true);
    private long marks;

    /// @param pane start of the pane that has it
    Name of(String text, long pane) {
        Name name = byText.computeIfAbsent(text, Name::new);
        name.newestPane = Math.max(name.newestPane, pane);
        return name;
    }

    @Nullable
    Name find(String text) {
        return byText.get(text);
    }

    /// Forgets what only panes have that start at `pane` or before, which nobody will ask for any more.
    void forgetUpTo(long pane) {
        Iterator<Name> names = byText.values().iterator();
        while (names.hasNext() && names.next().newestPane <= pane) {
            names.remove();
        }
    }

    /// Begins a set of names, which ends the one before.
    Marked newSet() {
        return new Marked(++marks);
    }

    /// A name; equal to no other object.
    static final class Name {

        private final String text;
        private long newestPane = Long.MIN_VALUE;
        private long mark;

        private Name(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /// A set of names for as long as no other one is begun.
    ///
    /// @param mark that its names bear
    record Marked(long mark) {

        /// @return whether it is new here
        boolean add(Name name) {
            boolean isNew = name.mark != mark;
            name.mark = mark;
            return isNew;
        }

        boolean contains(@Nullable Name name) {
            return name != null && name.mark == mark;
        }
    }
}
