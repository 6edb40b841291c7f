package io.chatter.persona.kafka;

import io.chatter.schema.PersonaAssignment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// The roster as far as one partition tells it. Confined to the roster's thread.
final class RosterPartition {

    private final long goal;
    private final Map<String, PersonaAssignment> enabled = new LinkedHashMap<>();
    private boolean complete;

    /// @param goal end of the partition when it was taken: from there on the roster is complete
    RosterPartition(long goal) {
        this.goal = goal;
    }

    void assign(String key, PersonaAssignment assignment) {
        if (assignment.getEnabled()) {
            enabled.put(key, assignment);
        } else {
            enabled.remove(key);
        }
    }

    void dismiss(String key) {
        enabled.remove(key);
    }

    /// @return whether the roster has just become complete
    boolean reached(long position) {
        boolean before = complete;
        complete = before || position >= goal;
        return complete && !before;
    }

    boolean complete() {
        return complete;
    }

    Map<String, PersonaAssignment> enabled() {
        return Map.copyOf(enabled);
    }

    Set<String> keys() {
        return Set.copyOf(enabled.keySet());
    }
}
