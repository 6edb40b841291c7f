package io.chatter.safety;

import io.chatter.safety.match.Work;
import io.chatter.safety.text.PlainView;
import io.chatter.safety.text.TextView;

/// One line as rules see it. Belongs to the thread that judges it.
///
/// @param text as written
/// @param author who wrote it
/// @param policy what the room wants
/// @param folded as it reads, for terms
/// @param plain in plain characters, for fixed forms
/// @param traits of the plain text
/// @param work what the checks of this line may cost
record Line(
        String text,
        AuthorKind author,
        ModerationPolicy policy,
        TextView folded,
        PlainView plain,
        LineTraits traits,
        Work work) {

    boolean isByBot() {
        return author == AuthorKind.BOT;
    }

    Span whole() {
        return new Span(0, text.length());
    }

    /// The part of the text as written that `start` to `end` of the plain view were made from.
    Span written(int start, int end) {
        return new Span(plain.start(start), plain.end(end));
    }
}
