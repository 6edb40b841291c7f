package io.chatter.persona;

/// A decision together with what it is about.
///
/// @param decision whether to speak, and why
/// @param stimulus key of the stimulus that won, or of the strongest one when the agent stays silent
public record Choice(Decision decision, String stimulus) {}
