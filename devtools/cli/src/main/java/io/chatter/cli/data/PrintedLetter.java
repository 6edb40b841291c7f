package io.chatter.cli.data;

import io.chatter.data.deadletter.DeadLetter;
import io.chatter.data.deadletter.LetterText;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A dead letter as programs read it.
///
/// @param topic in which it could not be handled
/// @param redrivenFrom the letter that this one was before
record PrintedLetter(
        String id,
        String topic,
        String cause,
        String message,
        String at,
        @Nullable String key,
        @Nullable String redrivenFrom,
        Map<String, String> headers,
        String value) {

    static PrintedLetter of(DeadLetter letter, LetterText text) {
        return new PrintedLetter(
                letter.id().toString(),
                letter.origin(),
                letter.cause(),
                letter.message(),
                letter.at().toString(),
                letter.key().orElse(null),
                letter.redrivenFrom().orElse(null),
                letter.headers(),
                text.of(letter));
    }

    /// The same for people.
    String text() {
        return String.join(
                System.lineSeparator(),
                "topic    " + topic,
                "cause    " + cause + ": " + message,
                "at       " + at,
                "key      " + (key == null ? "none" : key),
                (redrivenFrom == null ? "" : "earlier  " + redrivenFrom + System.lineSeparator()) + "headers  "
                        + headers,
                "value    " + value,
                "");
    }
}
