package io.chatter.persona.house;

import java.util.List;

/// A piece of a template.
sealed interface Node {

    /// Words as authored.
    record Text(String text) implements Node {}

    /// A value out of the scene, for instance `<thing.plural>`.
    ///
    /// @param form empty for the value as it is
    record Fill(Slot slot, Form form) implements Node {}

    /// One of several alternatives, `{a|b|}`.
    record Choice(List<List<Node>> alternatives) implements Node {
        public Choice {
            alternatives = List.copyOf(alternatives);
        }
    }

    /// A line of another rule, `[rule]`.
    record Call(String rule) implements Node {}
}
