package io.chatter.persona.house;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The lines of one archetype by rule. Rules named like an [Intent] are where a line starts; others are
/// called.
///
/// @param archetype whose grammar it is; the name of its file
record Grammar(String archetype, Map<String, List<Template>> rules) {
    Grammar {
        rules = Map.copyOf(rules);
    }

    /// This grammar, with the rules of `common` that it lacks.
    Grammar over(Grammar common) {
        Map<String, List<Template>> all = new HashMap<>(common.rules());
        all.putAll(rules);
        return new Grammar(archetype, all);
    }

    /// Lines for the intent, or those of the nearest intent that the archetype has lines for. Never empty.
    List<Template> linesFor(Intent intent) {
        Intent at = intent;
        while (true) {
            List<Template> lines = rules.get(at.rule());
            if (lines != null) {
                return lines;
            }
            at = at.fallback();
        }
    }

    /// @throws IllegalArgumentException when there is no such rule
    List<Template> rule(String name) {
        List<Template> lines = rules.get(name);
        if (lines == null) {
            throw new IllegalArgumentException("grammar " + archetype + " has no rule [" + name + "]");
        }
        return lines;
    }
}
