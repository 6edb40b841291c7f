package io.chatter.persona.house;

import java.util.Locale;

/// What a line is meant to do.
enum Intent {
    /// Says something out of the blue. Every archetype has lines for it.
    AMBIENT,
    /// Plays on words of the stream or of the chat. Every archetype has lines for it.
    REACT,
    FAIL,
    CLUTCH,
    LAUGH,
    SILENCE,
    SCENE,
    /// Joins what the whole room repeats.
    TREND,
    /// Joins what several others have just said.
    PILE_ON,
    /// Emotes and not a word, in a wave of them.
    EMOTE,
    /// Asks about a thing, or whom it answers about it.
    ASK,
    /// Asks into a silence.
    WONDER,
    /// Brings something of minutes ago back.
    LORE,
    /// Uses something remembered about whom it answers.
    REMEMBER,
    /// Tells somebody what the streamer has just said, or what the stream is.
    RELAY,
    TITLE,
    /// Answers a question with two sides, a yes or no question, any other question.
    CHOICE,
    YESNO,
    ANSWER,
    /// Says how it is, what it thinks of a thing, and what it likes best.
    WELLBEING,
    OPINION,
    FAVOURITE,
    /// Says something else of itself: how it is called, how old it is, where it is from, what it does.
    ABOUT_ME,
    /// Does not know what it is asked, and says so.
    DODGE,
    /// Answers what somebody asks of themselves with what it remembers, or says that it was never told.
    RECALL,
    UNTOLD,
    /// Does what it is asked for: tells a joke, recommends something, gives advice, grants anything else or does not.
    JOKE,
    RECOMMEND,
    ADVICE,
    FAVOUR,
    /// Answers a question for a person, a time, a place, a reason, a way or a number.
    WHO,
    WHEN,
    WHERE,
    WHY,
    HOW,
    HOW_MANY,
    /// Answers a person's statement.
    REPLY,
    GREET,
    /// Answers another persona.
    RIFF,
    /// Takes the side of whom it answers.
    AGREE,
    /// Pulls the leg of whom it answers.
    TEASE;

    String rule() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Where lines come from when an archetype has none for this.
    Intent fallback() {
        return switch (this) {
            case FAIL, CLUTCH, LAUGH, REPLY, RIFF, PILE_ON, EMOTE, ASK -> REACT;
            case AGREE, TEASE -> RIFF;
            case WONDER -> SILENCE;
            case CHOICE,
                    YESNO,
                    RELAY,
                    TITLE,
                    OPINION,
                    FAVOURITE,
                    ABOUT_ME,
                    DODGE,
                    RECALL,
                    UNTOLD,
                    JOKE,
                    RECOMMEND,
                    ADVICE,
                    FAVOUR,
                    WHO,
                    WHEN,
                    WHERE,
                    WHY,
                    HOW,
                    HOW_MANY -> ANSWER;
            case ANSWER, WELLBEING, GREET, REMEMBER -> REPLY;
            case AMBIENT, REACT, SILENCE, SCENE, TREND, LORE -> AMBIENT;
        };
    }
}
