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
        Set<String> underWay = glimpse.workload().answering().getOrDefault(stimulus.key(), Set.of());
        Set<String> visible = answerers(stimulus, glimpse.scene().recent());
        return visible.size()
                + (int) underWay.stream()
                        .filter(agent -> !visible.contains(agent))
                        .count();
    }

    /// How many other lines of the same author in view, a guest known by name, say nearly the same and are answered.
    static int toTheSameBy(Stimulus.Spoken spoken, Glimpse glimpse) {
        return (int) glimpse.scene().recent().repeatedBy(spoken.line()).stream()
                .filter(other -> to(new Stimulus.Spoken(other, spoken.address()), glimpse) > 0)
                .count();
    }

    /// As [#toTheSameBy], of those that this agent has answered or is about to.
    static int ofToTheSameBy(String agent, Stimulus.Spoken spoken, Glimpse glimpse) {
        return (int) glimpse.scene().recent().repeatedBy(spoken.line()).stream()
                .filter(other -> answers(agent, new Stimulus.Spoken(other, spoken.address()), glimpse))
                .count();
    }

    private static boolean answers(String agent, Stimulus.Spoken spoken, Glimpse glimpse) {
        return answerers(spoken, glimpse.scene().recent()).contains(agent)
                || glimpse.workload()
                        .answering()
                        .getOrDefault(spoken.key(), Set.of())
                        .contains(agent);
    }

    private static Set<String> answerers(Stimulus stimulus, RecentLines recent) {
        return switch (stimulus) {
            case Stimulus.Spoken spoken -> recent.answerersOf(spoken.line().getMessageId());
            case Stimulus.EventSeen seen ->
                pickingUp(recent, Trigger.CONTEXT, seen.text(), seen.sighting().seenAt());
            case Stimulus.SpeechHeard heard ->
                pickingUp(
                        recent, Trigger.CONTEXT, heard.text(), heard.sighting().seenAt());
            case Stimulus.WaveRising wave -> pickingUp(recent, Trigger.TREND, wave.text(), Instant.MIN);
            case Stimulus.OwnUrge _ -> Set.of();
        };
    }

    /// Ids of the lines that `line` was written as an answer to: one, or none.
    static Set<UUID> answeredBy(ChatMessage line) {
        Set<UUID> answered = new HashSet<>();
        if (line.getReplyTo() != null) {
            answered.add(line.getReplyTo().getMessageId());
        }
        if (line.getProvenance() != null && line.getProvenance().getTriggerMessageId() != null) {
            answered.add(line.getProvenance().getTriggerMessageId());
        }
        return answered;
    }

    private static Set<String> pickingUp(RecentLines recent, Trigger trigger, String words, Instant since) {
        Set<String> authors = new HashSet<>();
        for (ChatMessage line : recent) {
            if (picksUp(line, trigger, words, since)) {
                authors.add(line.getAuthor().getId());
            }
        }
        return authors;
    }

    private static boolean picksUp(ChatMessage line, Trigger trigger, String words, Instant since) {
        Provenance provenance = line.getProvenance();
        return provenance != null
                && provenance.getTrigger() == trigger
                && words.equals(provenance.getTriggerText())
                && !line.getSentAt().isBefore(since);
    }
}
