package io.chatter.persona.memory;

import io.chatter.persona.Memory;
import io.chatter.persona.memory.MemoryShelf.Shelved;
import io.chatter.schema.MemoryRecord;
import io.chatter.schema.MemoryType;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Chooses what comes to mind: relevance, recency and importance as in Park et al., Generative Agents (2023),
/// and the exact person. What is known about one person never comes up while another one is answered. Pure.
final class Ranking {

    private static final double RELEVANCE = 0.45;
    private static final double RECENCY = 0.15;
    private static final double IMPORTANCE = 0.2;
    private static final double PERSON = 0.2;
    /// Likeness of a memory whose thing is named: to a longer question its few letters are hardly alike.
    private static final double NAMED = 0.8;
    /// Likeness from which on a memory about nobody is about what was just said.
    private static final double RELEVANT = 0.25;
    private static final Duration RECENT = Duration.ofDays(2);

    private final int most;

    /// @param most memories that come to mind at once
    Ranking(int most) {
        this.most = most;
    }

    private record Scored(MemoryRecord memory, double score) {}

    List<Memory> rank(MemoryShelf shelf, Cue cue, Instant now) {
        float[] words = shelf.embedding().of(cue.words());
        Set<String> named =
                new HashSet<>(Arrays.asList(Slots.normalised(cue.words()).split(" ")));
        return shelf.activeShelved().stream()
                .filter(one -> one.memory().getType() != MemoryType.PERSONA_DRIFT)
                .filter(one -> concerns(one, cue, words))
                .map(one -> new Scored(one.memory(), score(one, cue, likeness(one, words, named), now)))
                .sorted(Comparator.comparingDouble(Scored::score)
                        .reversed()
                        .thenComparing(scored -> scored.memory().getMemoryId()))
                .limit(most)
                .map(scored -> memory(scored.memory()))
                .toList();
    }

    private static boolean concerns(Shelved one, Cue cue, float[] words) {
        String about = one.memory().getOtherUser();
        if (cue.line() != null && one.memory().getSourceMessageIds().equals(List.of(cue.line()))) {
            return false;
        }
        return about == null ? TextEmbedding.cosine(words, one.vector()) >= RELEVANT : about.equals(cue.person());
    }

    private static double likeness(Shelved one, float[] words, Set<String> named) {
        String subject = Slots.subject(one.memory().getSlot());
        boolean isNamed = named.contains(subject.substring(subject.lastIndexOf(' ') + 1));
        double likeness =
                Math.max(TextEmbedding.cosine(words, one.vector()), TextEmbedding.cosine(words, one.subject()));
        return isNamed ? Math.max(NAMED, likeness) : likeness;
    }

    private static double score(Shelved one, Cue cue, double likeness, Instant now) {
        MemoryRecord memory = one.memory();
        double age = Math.max(0, Duration.between(memory.getUpdatedAt(), now).toMillis());
        return RELEVANCE * Math.max(0, likeness)
                + RECENCY * Math.pow(0.5, age / RECENT.toMillis())
                + IMPORTANCE * memory.getImportance() * memory.getConfidence()
                + (cue.person() != null && cue.person().equals(memory.getOtherUser()) ? PERSON : 0);
    }

    private static Memory memory(MemoryRecord record) {
        return new Memory(
                record.getMemoryId(),
                record.getType(),
                record.getText(),
                record.getOtherUser(),
                record.getPolarity(),
                record.getImportance(),
                record.getUpdatedAt());
    }
}
