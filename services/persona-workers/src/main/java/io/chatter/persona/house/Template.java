package io.chatter.persona.house;

import java.util.List;

/// One authored line of a rule.
///
/// @param id file, rule and line, for instance `dry-cynic/fail:31`: names the template in the notebook
/// @param weight relative chance among the lines of its rule, > 0
record Template(String id, double weight, List<Node> nodes) {
    Template {
        nodes = List.copyOf(nodes);
        if (!(weight > 0) || nodes.isEmpty()) {
            throw new IllegalArgumentException("template " + id + " needs a weight above 0 and words");
        }
    }
}
