package io.chatter.persona;

/// How agents come to their words.
///
/// @param recall what they call to mind
/// @param generator what writes the line
public record Mind(Recall recall, LineGenerator generator) {}
