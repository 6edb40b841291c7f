package io.chatter.safety;

import java.util.Set;

/// Terms of a room, beside those that chatter brings. Matched through the same disguises.
/// A term is a word or phrase; `*` at its start or end stands for any letters there.
///
/// @param blocked terms that block a line
/// @param allowed terms that are fine although they hold a blocked one
public record TermOverrides(Set<String> blocked, Set<String> allowed) {
    public static final TermOverrides NONE = new TermOverrides(Set.of(), Set.of());

    public TermOverrides {
        blocked = Set.copyOf(blocked);
        allowed = Set.copyOf(allowed);
        blocked.forEach(TermFolding::folded);
        allowed.forEach(TermFolding::folded);
    }

    public boolean isEmpty() {
        return blocked.isEmpty() && allowed.isEmpty();
    }
}
