package io.chatter.diagnosis;

/// How far a group is behind a topic, at two looks.
///
/// @param before records, at the first look
/// @param now records, at the second
public record GroupReading(String group, String topic, long before, long now) {}
