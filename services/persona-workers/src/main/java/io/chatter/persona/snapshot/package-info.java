/// Decisions as records: everything a decision was made from, there and back. Whoever reads the topic
/// persona.decisions starts at [DecisionSnapshot].
@NullMarked
package io.chatter.persona.snapshot;

import org.jspecify.annotations.NullMarked;
