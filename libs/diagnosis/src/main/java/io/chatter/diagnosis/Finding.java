package io.chatter.diagnosis;

/// One cause that was found.
///
/// @param says what is wrong with the figures that show it: a sentence
/// @param next what to do about it: a sentence in the imperative
public record Finding(Cause cause, String says, String next) {}
