package io.chatter.topology.trends;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Names that the panes of one room share, each as one object, so that a set of them needs no hashing. A name is known
/// for as long as a set has it: one that only sketches have counted is forgotten. Owned by one stream thread.
final class Interner {

    private final Map<String, Known> byText = new HashMap<>();
    private final ReferenceQueue<Name> unheld = new ReferenceQueue<>();
    private long marks;

    Name of(String text) {
        forgetUnheld();
        Name known = find(text);
        if (known != null) {
            return known;
        }
        Name name = new Name(text);
        byText.put(text, new Known(name, unheld));
        return name;
    }

    @Nullable
    Name find(String text) {
        Known known = byText.get(text);
        return known == null ? null : known.get();
    }

    /// How many names are known.
    int size() {
        forgetUnheld();
        return byText.size();
    }

    /// Begins a set of names, which ends the one before.
    Marked newSet() {
        return new Marked(++marks);
    }

    private void forgetUnheld() {
        for (Object known = unheld.poll(); known != null; known = unheld.poll()) {
            byText.remove(((Known) known).text, known);
        }
    }

    private static final class Known extends WeakReference<Name> {

        private final String text;

        private Known(Name name, ReferenceQueue<Name> unheld) {
            super(name, unheld);
            this.text = name.text;
        }
    }

    /// A name; equal to no other object.
    static final class Name {

        private final String text;
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
