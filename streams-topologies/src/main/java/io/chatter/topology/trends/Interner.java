package io.chatter.topology.trends;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/// Names that lines share, each as one object, so that a set of them needs no hashing. A name is known for as long as
/// somebody holds it: one that only sketches have counted is forgotten. Owned by one stream thread.
final class Interner {

    private final UnaryOperator<String> form;
    private final Map<String, Known> byText = new HashMap<>();
    private final ReferenceQueue<Name> unheld = new ReferenceQueue<>();

    /// @param form the text of a name, of what is interned
    Interner(UnaryOperator<String> form) {
        this.form = form;
    }

    Name of(String text) {
        forgetUnheld();
        Known known = byText.get(text);
        Name name = known == null ? null : known.get();
        return name == null ? learn(text) : name;
    }

    /// How many names are known.
    int size() {
        forgetUnheld();
        return byText.size();
    }

    private Name learn(String text) {
        Name name = new Name(form.apply(text));
        byText.put(text, new Known(text, name, unheld));
        return name;
    }

    private void forgetUnheld() {
        for (Object known = unheld.poll(); known != null; known = unheld.poll()) {
            byText.remove(((Known) known).text, known);
        }
    }

    private static final class Known extends WeakReference<Name> {

        private final String text;

        private Known(String text, Name name, ReferenceQueue<Name> unheld) {
            super(name, unheld);
            this.text = text;
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

    /// A set of names, for as long as none of them is put into another one.
    static final class Marked {

        private static final AtomicLong BEGUN = new AtomicLong();

        private final long mark = BEGUN.incrementAndGet();

        /// @return whether it is new here
        boolean add(Name name) {
            boolean isNew = name.mark != mark;
            name.mark = mark;
            return isNew;
        }
    }
}
