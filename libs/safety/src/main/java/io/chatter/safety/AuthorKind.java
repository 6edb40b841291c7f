package io.chatter.safety;

/// Who wrote a line. Bots are held to more: their own rules of form, one level more in every category, and no review
/// queue.
public enum AuthorKind {
    HUMAN,
    BOT
}
