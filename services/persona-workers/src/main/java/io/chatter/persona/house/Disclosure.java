package io.chatter.persona.house;

import io.chatter.schema.MemoryType;
import io.chatter.schema.Polarity;

/// Something that a person said of themselves, or of what happened.
///
/// @param clause what is remembered, in the third person, for instance `alice hates spiders`
/// @param aboutAuthor false for what happened to everybody
record Disclosure(
        MemoryType type,
        String subject,
        Polarity polarity,
        String clause,
        boolean aboutAuthor,
        double confidence,
        double importance) {

    static Disclosure preference(String subject, Polarity polarity, String clause) {
        return new Disclosure(MemoryType.PREFERENCE, subject, polarity, clause, true, 0.7, 0.6);
    }

    static Disclosure fact(String subject, String clause) {
        return new Disclosure(MemoryType.RELATIONSHIP, subject, Polarity.POSITIVE, clause, true, 0.8, 0.7);
    }

    static Disclosure lore(String subject, String clause) {
        return new Disclosure(MemoryType.LORE_EVENT, subject, Polarity.NEUTRAL, clause, false, 0.6, 0.5);
    }

    static Disclosure catchphrase(String words, String clause) {
        return new Disclosure(MemoryType.CATCHPHRASE, words, Polarity.NEUTRAL, clause, true, 0.6, 0.4);
    }
}
