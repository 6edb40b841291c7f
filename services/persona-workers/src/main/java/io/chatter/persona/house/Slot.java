package io.chatter.persona.house;

import java.util.Locale;
import java.util.Optional;

/// What a template may ask of the scene. A template whose slot cannot be filled is not used.
enum Slot {
    /// A noun phrase of what triggered the line, without its determiner.
    THING,
    /// Another one of the same source.
    OTHER_THING,
    /// One that does something, or has a name: whom a line may greet, mourn or be afraid of.
    ACTOR,
    /// A noun phrase heard on the stream lately, whatever the trigger is.
    SIGHT,
    /// A noun phrase heard in the room minutes ago.
    LORE,
    /// An intransitive verb of the trigger, base form.
    ACT,
    /// Two to five consecutive words of the trigger.
    QUOTE,
    /// The streamer's last words.
    HEARD,
    /// What the stream is called.
    TITLE,
    /// Who is answered.
    WHO,
    /// A persona that spoke lately.
    MATE,
    /// A term that trends in the room.
    TREND,
    /// The side taken in a question with two sides, and the other one.
    OPTION,
    REJECTED,
    /// Something remembered of whom the line answers: told of them, `alice hates spiders`; told to them,
    /// `you hate spiders`; and what they like or hate, `spiders`.
    MEMORY,
    MEMORY_YOU,
    MEMORY_THING,
    /// What a question asks for, in the fewest words: of the persona, `teal`, or of who asks, `Miso`.
    ASKED,
    /// Out of the persona's card.
    TOPIC,
    EMOTE,
    LAUGH,
    /// An emote that the room sends right now, or one that fits what happened.
    WAVE,
    /// Numbers: 2 to 9, 3 to 97, 100 to 9999.
    NUMBER,
    PERCENT,
    BIG;

    /// Names and emotes are never cased, cut or misspelt.
    boolean isProtected() {
        return this == WHO || this == MATE || this == EMOTE || this == WAVE || this == TITLE;
    }

    static Optional<Slot> named(String name) {
        for (Slot slot : values()) {
            if (slot.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name)) {
                return Optional.of(slot);
            }
        }
        return Optional.empty();
    }
}
