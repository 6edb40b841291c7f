package io.chatter.persona;

import java.util.Locale;

/// The closed set of factors in a decision. Each multiplies the chance to speak: above 1 a boost, below 1 a
/// dampener.
enum Factor {
    /// Expected reactions a second of the whole crowd, before everything else.
    BASE_RATE,
    /// This agent's part of the crowd, by talkativeness.
    SHARE,
    /// The agent's own slow ups and downs.
    ACTIVITY_CYCLE,
    /// How the persona takes to the event or the words.
    AFFINITY,
    /// How the room reacts to this kind of event.
    HYPE,
    /// How new it is.
    FRESHNESS,
    /// The agent remembers something about who speaks.
    ACQUAINTANCE,
    /// It has words that the room keeps coming back to.
    RUNNING_JOKE,
    /// A question asks for an answer.
    QUESTION,
    /// Whether the agent feels like answering at all.
    WILLINGNESS,
    /// The line is meant for somebody else.
    ADDRESSED_TO_ANOTHER,
    /// Others have answered, or are about to.
    ALREADY_ANSWERED,
    /// Its author has said nearly the same before, and was answered.
    SAID_AGAIN,
    /// How deep in a chain of bots the answer would be.
    REPLY_DEPTH,
    /// Bots answer bots more than they should.
    BOT_DENSITY,
    /// The room repeats itself.
    NEAR_DUPLICATES,
    /// No person has written for long.
    PEOPLE_SILENT,
    /// Bots answering bots die out while no person writes.
    BOTS_ALONE,
    /// The room is over or under its target rate.
    ROOM_RATE,
    /// The agent has just spoken.
    COOLDOWN,
    /// The process is busy.
    SATURATION;

    private final String label = name().toLowerCase(Locale.ROOT);

    /// Whether a factor only says how large the crowd is, and so neither boosts nor dampens.
    static boolean isScale(String label) {
        return label.equals(BASE_RATE.label()) || label.equals(SHARE.label());
    }

    /// As recorded in provenance.
    String label() {
        return label;
    }
}
