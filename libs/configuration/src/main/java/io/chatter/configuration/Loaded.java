package io.chatter.configuration;

/// A value together with the file it came from, so that later checks can still name a line.
record Loaded<T>(YamlDocument document, T value) {}
