package io.chatter.topology.trends;

import java.util.List;

/// A line as far as trends go.
///
/// @param author the author's id
/// @param name the author's name as a word would be; empty if it is none
/// @param human whether a person wrote it
/// @param terms its terms, each once
record SaidLine(String author, String name, boolean human, List<Term> terms) {}
