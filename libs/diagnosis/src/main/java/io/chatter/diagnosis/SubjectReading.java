package io.chatter.diagnosis;

/// What the registry holds for a topic beside what this build writes.
///
/// @param subject in the registry
/// @param newestVersion 0 when the registry does not know the subject
/// @param known whether the newest version is one that this build writes or has written
public record SubjectReading(String subject, int newestVersion, boolean known) {}
