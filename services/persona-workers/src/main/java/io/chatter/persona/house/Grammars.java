package io.chatter.persona.house;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// All authored grammars by archetype, from `house/*.grammar` as listed in `house/archetypes.txt`, each with
/// the rules of `house/common.grammar` that it does not have itself.
/// Immutable.
final class Grammars {

    private final Map<String, Grammar> byArchetype;
    private final List<String> names;
    private final Map<String, Idiolect> idiolects;

    private Grammars(Map<String, Grammar> byArchetype) {
        this.byArchetype = byArchetype;
        this.names = new ArrayList<>(byArchetype.keySet());
        this.idiolects = Idiolect.of(byArchetype.values());
    }

    /// @throws IllegalArgumentException naming the file and line of a grammar that does not parse
    static Grammars load() {
        Map<String, Grammar> grammars = new TreeMap<>();
        Grammar common = parsed("common");
        for (String archetype : Resources.lines("house/archetypes.txt")) {
            grammars.put(archetype, parsed(archetype).over(common));
        }
        return new Grammars(grammars);
    }

    private static Grammar parsed(String name) {
        return GrammarParser.parse(name, Resources.text("house/" + name + ".grammar"));
    }

    /// The archetype's grammar. An archetype without one borrows another's, always the same one.
    Grammar of(String archetype) {
        String name = byArchetype.containsKey(archetype)
                ? archetype
                : names.get(Math.floorMod(archetype.hashCode(), names.size()));
        return Objects.requireNonNull(byArchetype.get(name));
    }

    Idiolect idiolectOf(Grammar grammar) {
        return Objects.requireNonNull(idiolects.get(grammar.archetype()));
    }

    Map<String, Grammar> all() {
        return Map.copyOf(byArchetype);
    }
}
