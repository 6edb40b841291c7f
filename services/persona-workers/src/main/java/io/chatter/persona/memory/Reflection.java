package io.chatter.persona.memory;

import io.chatter.persona.Listening.Note;
import io.chatter.persona.PersonKey;
import io.chatter.persona.Removals;
import io.chatter.persona.memory.Drift.Knob;
import io.chatter.schema.MemoryType;
import io.chatter.schema.Polarity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// The slow loop of one agent: when enough of importance has happened, it looks back at who was kind to it
/// and who was not, at what everybody spoke of, and drifts a little. Confined to the keeper's thread.
final class Reflection {

    private static final double ENOUGH = 1.5;
    private static final double STEP = 0.05;
    private static final double BACK = 0.02;
    private static final double PER_NOTE = 0.1;
    private static final int PERSONS = 200;

    private final Duration pause;
    /// Who spoke to the agent longest ago comes first.
    private final SequencedMap<String, Rapport> rapports = new LinkedHashMap<>();
    private final SharedTalk talk = new SharedTalk();
    private Instant last;
    private double importance;
    private int warmth;
    private int keen;

    Reflection(Duration pause, Instant begin) {
        this.pause = pause;
        this.last = begin;
    }

    void noted(Note note, boolean interesting) {
        importance += PER_NOTE;
        keen += interesting ? 1 : 0;
        String person = PersonKey.of(note.line().getAuthor());
        talk.add(person, note.line());
        if (note.toMe()) {
            warmth += rapport(person).add(note.line());
        }
    }

    private Rapport rapport(String person) {
        Rapport known = rapports.remove(person);
        Rapport rapport = known == null ? new Rapport() : known;
        rapports.putLast(person, rapport);
        if (rapports.size() > PERSONS) {
            rapports.pollFirstEntry();
        }
        return rapport;
    }

    /// Somebody was forgotten: nothing is concluded from what they did before.
    void forget(String person) {
        rapports.remove(person);
        talk.forget(person);
    }

    /// Lines were taken away: nothing is concluded from them.
    void withdraw(Removals removals) {
        rapports.values().removeIf(rapport -> rapport.restsOn(removals));
        talk.withdraw(removals);
    }

    void learned(double weight) {
        importance += weight;
    }

    boolean due(Instant now) {
        return importance >= ENOUGH && Duration.between(last, now).compareTo(pause) >= 0;
    }

    /// What came of it.
    ///
    /// @param insights to be weighed like anything else that may be remembered
    record Insight(List<Candidate> insights, Drift drift) {}

    Insight reflect(Drift drift, Instant now) {
        List<Candidate> insights = new ArrayList<>();
        rapports.entrySet().removeIf(entry -> {
            Optional<Candidate> bond = entry.getValue().bond(entry.getKey());
            bond.ifPresent(insights::add);
            return bond.isPresent();
        });
        talk.lore().ifPresent(insights::add);
        Drift moved = drift.moved(Knob.TALKATIVENESS, step(warmth, drift.factor(Knob.TALKATIVENESS)))
                .moved(Knob.KEENNESS, step(keen, drift.factor(Knob.KEENNESS)));
        for (Knob knob : Knob.values()) {
            if (!moved.checkpoint(knob).equals(drift.checkpoint(knob))) {
                insights.add(checkpoint(moved, knob));
            }
        }
        last = now;
        importance = 0;
        keen = 0;
        warmth = 0;
        return new Insight(insights, moved);
    }

    /// With the wind, or slowly back to the card when there is none.
    private static double step(int wind, double factor) {
        return wind == 0 ? Math.clamp(1 - factor, -BACK, BACK) : STEP * Integer.signum(wind);
    }

    private static Candidate checkpoint(Drift drift, Knob knob) {
        return new Candidate(
                MemoryType.PERSONA_DRIFT,
                drift.checkpoint(knob),
                null,
                knob.subject(),
                Polarity.NEUTRAL,
                1,
                0.5,
                List.of());
    }
}
