package io.chatter.persona;

import io.chatter.persona.Stimulus.Address;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Origin;
import io.chatter.schema.ReplyTo;
import io.chatter.schema.Trend;
import io.chatter.schema.TrendsSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Finds what an agent could react to right now: new, not its own, and not settled by it already. Pure.
final class StimulusFinder {

    private static final int BOT_LINES = 3;
    private static final int WAVES = 2;
    private static final Duration SNAPSHOT_LIFETIME = Duration.ofMinutes(1);

    private final PolicySettings.Lifetimes lifetimes;

    StimulusFinder(PolicySettings.Lifetimes lifetimes) {
        this.lifetimes = lifetimes;
    }

    /// Newest lines first, then what was seen and what is rising; always ends with the agent's own urge.
    List<Stimulus> find(Agent agent, Glimpse glimpse) {
        List<Stimulus> found = new ArrayList<>();
        lines(agent, glimpse, found);
        sightings(glimpse, found);
        waves(agent, glimpse, found);
        found.removeIf(stimulus -> glimpse.attention().settled().contains(stimulus.key()));
        found.add(new Stimulus.OwnUrge());
        return found;
    }

    private void lines(Agent agent, Glimpse glimpse, List<Stimulus> found) {
        List<ChatMessage> recent = glimpse.scene().recent();
        Set<UUID> answered = answeredBy(agent, recent);
        int botLines = 0;
        for (int i = recent.size() - 1; i >= 0; i--) {
            ChatMessage line = recent.get(i);
            if (line.getOrigin() == Origin.SYSTEM
                    || line.getAuthor().getId().equals(agent.name())
                    || answered.contains(line.getMessageId())) {
                continue;
            }
            Duration age = age(line, glimpse.now());
            if (age.compareTo(lifetimes.mention()) > 0) {
                return;
            }
            Address address = Address.of(agent, line);
            boolean asked = line.getOrigin() == Origin.HUMAN && address == Address.TO_ME;
            if (!asked && age.compareTo(lifetimes.line()) > 0) {
                continue;
            }
            boolean ordinary = line.getOrigin() == Origin.BOT && address != Address.TO_ME;
            if (!ordinary || botLines++ < BOT_LINES) {
                found.add(new Stimulus.Spoken(line, address));
            }
        }
    }

    /// What the log shows to be answered: an agent that has moved to another worker does not remember its turns.
    private static Set<UUID> answeredBy(Agent agent, List<ChatMessage> recent) {
        return recent.stream()
                .filter(line -> line.getAuthor().getId().equals(agent.name()))
                .map(ChatMessage::getReplyTo)
                .filter(Objects::nonNull)
                .map(ReplyTo::getMessageId)
                .collect(Collectors.toSet());
    }

    private void sightings(Glimpse glimpse, List<Stimulus> found) {
        for (Sighting sighting : glimpse.pulse().sightings()) {
            Duration age = Duration.between(sighting.seenAt(), glimpse.now());
            if (sighting.event() != null && age.compareTo(lifetimes.event()) <= 0) {
                found.add(new Stimulus.EventSeen(sighting, sighting.event()));
            } else if (sighting.event() == null && age.compareTo(lifetimes.speech()) <= 0) {
                found.add(new Stimulus.SpeechHeard(sighting));
            }
        }
    }

    private static void waves(Agent agent, Glimpse glimpse, List<Stimulus> found) {
        TrendsSnapshot trends = glimpse.scene().trends();
        if (trends == null || stale(trends.getWindowEnd(), glimpse.now())) {
            return;
        }
        trends.getTrends().stream()
                .filter(trend -> trend.getVelocity() > 0 && trend.getDistinctAuthors() > 1)
                .filter(trend -> !glimpse.scene().names(trend.getTerm()))
                .filter(trend -> !usedBy(agent, trend, glimpse.scene().recent()))
                .limit(WAVES)
                .forEach(trend -> found.add(new Stimulus.WaveRising(trend)));
    }

    private static boolean usedBy(Agent agent, Trend trend, List<ChatMessage> recent) {
        String term = trend.getTerm().toLowerCase(Locale.ROOT);
        return recent.stream()
                .filter(line -> line.getAuthor().getId().equals(agent.name()))
                .anyMatch(line -> line.getText().toLowerCase(Locale.ROOT).contains(term));
    }

    private static boolean stale(Instant at, Instant now) {
        return Duration.between(at, now).compareTo(SNAPSHOT_LIFETIME) > 0;
    }

    private static Duration age(ChatMessage line, Instant now) {
        return Duration.between(Scene.saidAt(line), now);
    }
}
