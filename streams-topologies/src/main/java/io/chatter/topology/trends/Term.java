package io.chatter.topology.trends;

import io.chatter.schema.TermKind;

/// Something that is said: a word, a phrase, an emote, a mention or a tag.
record Term(TermKind kind, String text) {}
