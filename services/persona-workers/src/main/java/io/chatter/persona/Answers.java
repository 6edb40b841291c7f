package io.chatter.persona;

import io.chatter.schema.ChatMessage;
import io.chatter.schema.Provenance;
import io.chatter.schema.Trigger;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/// Counts who has answered a stimulus: authors of visible lines, and agents of this process whose lines are
/// under way. Pure.
final class Answers {

    private Answers() {}

    static int to(Stimulus stimulus, Glimpse glimpse) {
        Set<String> answering = new HashSet<>(glimpse.workload().answering().getOrDefault(stimulus.key(), Set.of()));
        glimpse.scene().recent().stream()
                .filter(line -> answers(line, stimulus))
                .forEach(line -> answering.add(line.getAuthor().getId()));
        return answering.size();
    }

    /// How many other lines of the same author in view, a guest known by name, say nearly the same and are answered.
    static int toTheSameBy(Stimulus.Spoken spoken, Glimpse glimpse) {
        ChatMessage line = spoken.line();
        String author = PersonKey.of(line.getAuthor());
        return glimpse.scene().recent().stream()
                .filter(other -> PersonKey.of(other.getAuthor()).equals(author))
                .filter(other -> !other.getMessageId().equals(line.getMessageId()))
                .filter(other -> to(new Stimulus.Spoken(other, spoken.address()), glimpse) > 0)
                .filter(other -> NearDuplicates.alike(line.getText(), other.getText()))
                .toList()
                .size();
    }

    private static boolean answers(ChatMessage line, Stimulus stimulus) {
        return switch (stimulus) {
            case Stimulus.Spoken spoken -> answersLine(line, spoken.line().getMessageId());
            case Stimulus.EventSeen seen ->
                picksUp(line, Trigger.CONTEXT, seen.text(), seen.sighting().seenAt());
            case Stimulus.SpeechHeard heard ->
                picksUp(line, Trigger.CONTEXT, heard.text(), heard.sighting().seenAt());
            case Stimulus.WaveRising wave -> picksUp(line, Trigger.TREND, wave.text(), Instant.MIN);
            case Stimulus.OwnUrge _ -> false;
        };
    }

    /// Whether `line` was written as an answer to the line of that id.
    static boolean answersLine(ChatMessage line, UUID answered) {
        return (line.getReplyTo() != null && line.getReplyTo().getMessageId().equals(answered))
                || (line.getProvenance() != null
                        && answered.equals(line.getProvenance().getTriggerMessageId()));
    }

    private static boolean picksUp(ChatMessage line, Trigger trigger, String words, Instant since) {
        Provenance provenance = line.getProvenance();
        return provenance != null
                && provenance.getTrigger() == trigger
                && words.equals(provenance.getTriggerText())
                && !line.getSentAt().isBefore(since);
    }
}
