package io.chatter.persona.house;

import io.chatter.persona.Greetings;
import io.chatter.persona.Memory;
import io.chatter.persona.PersonKey;
import io.chatter.persona.Turn;
import io.chatter.schema.ChatMessage;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;

/// Whether a persona comes back to what it remembers of whom it answers, and in which words. Pure.
final class Reminiscence {

    private static final double OTHERWISE = 0.35;
    private static final double WHEN_TOUCHED = 0.85;
    private static final double WHEN_GREETED = 0.6;
    private static final Pattern ASKS_WHAT_IS_KNOWN =
            Pattern.compile("(?i)\\b(remember me|know me|know about me|who am i|remember (anything )?about me)\\b");

    private final Lexicon lexicon;
    private final Keyphrases keyphrases;

    Reminiscence(Lexicon lexicon, Keyphrases keyphrases) {
        this.lexicon = lexicon;
        this.keyphrases = keyphrases;
    }

    /// What is remembered of whom the turn answers, the most relevant first.
    static List<Memory> of(Turn turn, ChatMessage message) {
        String person = PersonKey.of(message.getAuthor());
        return turn.memories().stream()
                .filter(memory -> person.equals(memory.otherUser()))
                .toList();
    }

    /// The best memory about whom the turn answers.
    Optional<Memory> about(Turn turn, ChatMessage message) {
        Vocatives vocatives = new Vocatives(turn.scene().names());
        List<Disclosure> said =
                Disclosures.in(message.getText(), message.getAuthor().getDisplayName(), vocatives);
        return of(turn, message).stream()
                .filter(memory -> said.stream().noneMatch(news -> isAbout(memory, news)))
                .findFirst();
    }

    /// What the line itself says anew is not answered with what was known before: it may have changed.
    private boolean isAbout(Memory memory, Disclosure news) {
        Set<String> subject = keyphrases.contentStems(news.subject());
        return !Collections.disjoint(keyphrases.contentStems(memory.text()), subject);
    }

    /// What a line may say of it.
    static Map<Slot, List<String>> words(Memory memory, String name) {
        MemoryWords told = MemoryWords.of(memory, name);
        Map<Slot, List<String>> values = new EnumMap<>(Slot.class);
        values.put(Slot.MEMORY, List.of(told.clause()));
        values.put(Slot.MEMORY_YOU, told.toThem() == null ? List.of() : List.of(told.toThem()));
        values.put(Slot.MEMORY_THING, told.thing() == null ? List.of() : List.of(told.thing()));
        return values;
    }

    /// Likely when the line touches it, when its author asks what is known, or comes back; now and then
    /// otherwise. What the line itself says is no memory yet.
    boolean comesUp(Memory memory, String text, Random random) {
        if (ASKS_WHAT_IS_KNOWN.matcher(text).find()) {
            return true;
        }
        Set<String> shared = keyphrases.contentStems(memory.text());
        shared.retainAll(keyphrases.contentStems(text));
        double chance = Greetings.in(text) ? WHEN_GREETED : shared.isEmpty() ? OTHERWISE : WHEN_TOUCHED;
        boolean question = Question.in(text, lexicon) != null && shared.isEmpty();
        return !question && random.nextDouble() < chance;
    }
}
