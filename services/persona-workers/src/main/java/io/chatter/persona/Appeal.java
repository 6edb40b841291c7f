package io.chatter.persona;

import io.chatter.configuration.Pacing;
import io.chatter.schema.BotDensity;
import io.chatter.schema.StreamEventType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Weighs what an agent could react to. Three families: what concerns somebody (a mention, a person's line,
/// an event) has an urgency of its own; everything else shares the room's budget of spontaneous lines.
/// Pure.
final class Appeal {

    private static final double SPEECH = 1;
    private static final double WAVE = 0.3;
    private static final double BOT_LINE = 0.5;
    private static final double OWN_URGE = 0.12;

    private static final double WILLING_TO_PERSON = 0.97;
    private static final double WILLING_TO_BOT = 0.5;
    private static final double ACQUAINTED = 1.6;
    private static final int GREETINGS = 2;
    /// What is left for a line whose author has had an answer to nearly the same; less with each further one.
    private static final double SAID_AGAIN = 0.05;
    private static final Duration BREATH = Duration.ofMillis(1500);

    /// What freshness, answers and pauses take away on average, so that a room on its target needs no push.
    private static final double COMPENSATION = 2.8;

    private final PolicySettings settings;
    private final Tempo tempo;

    Appeal(PolicySettings settings) {
        this.settings = settings;
        this.tempo = new Tempo(settings);
    }

    /// One impulse for each stimulus, in their order.
    List<Impulse> weigh(Agent agent, Glimpse glimpse, List<Stimulus> stimuli) {
        Pacing pacing = glimpse.scene().room().pacing();
        double present = stimuli.stream()
                .mapToDouble(stimulus -> channel(stimulus, pacing))
                .sum();
        double spontaneous = COMPENSATION * pacing.targetLinesPerMinute() / 60 / present;
        List<Impulse> impulses = new ArrayList<>(stimuli.size());
        for (Stimulus stimulus : stimuli) {
            Impulse impulse = switch (stimulus) {
                case Stimulus.Spoken spoken
                when spoken.address() == Stimulus.Address.TO_ME -> mention(agent, glimpse, spoken);
                case Stimulus.Spoken spoken when spoken.byPerson() -> person(agent, glimpse, spoken);
                case Stimulus.EventSeen seen -> event(agent, glimpse, seen);
                case Stimulus.Spoken _, Stimulus.SpeechHeard _, Stimulus.WaveRising _, Stimulus.OwnUrge _ ->
                    spontaneous(agent, glimpse, new Impulse(stimulus, spontaneous * channel(stimulus, pacing)));
            };
            impulses.add(impulse);
        }
        return impulses;
    }

    /// Part of the spontaneous budget; 0 for what has an urgency of its own.
    private static double channel(Stimulus stimulus, Pacing pacing) {
        return switch (stimulus) {
            case Stimulus.Spoken spoken when spoken.byPerson() || spoken.address() == Stimulus.Address.TO_ME -> 0;
            case Stimulus.Spoken _ -> BOT_LINE / pacing.humanPreference();
            case Stimulus.EventSeen _ -> 0;
            case Stimulus.SpeechHeard _ -> SPEECH;
            case Stimulus.WaveRising wave -> WAVE * (0.5 + wave.trend().getHumanShare());
            case Stimulus.OwnUrge _ -> OWN_URGE;
        };
    }

    private Impulse mention(Agent agent, Glimpse glimpse, Stimulus.Spoken spoken) {
        Impulse impulse = new Impulse(spoken, settings.urgency().mention());
        double willing = !spoken.byPerson() ? WILLING_TO_BOT : asks(spoken) ? 1 : WILLING_TO_PERSON;
        double mood = Seeds.unit(agent.seed(), spoken.line().getMessageId().hashCode());
        impulse.times(Factor.WILLINGNESS, mood < willing ? 1 : 0);
        if (!spoken.byPerson()) {
            dampenBotTalk(impulse, glimpse, spoken);
            return rested(impulse, agent, glimpse, 1);
        }
        // Others may have been asked the same.
        double novelty = Math.pow(SAID_AGAIN, Answers.ofToTheSameBy(agent.name(), spoken, glimpse));
        impulse.times(Factor.SAID_AGAIN, novelty);
        boolean breathless = glimpse.attention().rest(glimpse.now()).compareTo(BREATH) < 0;
        return impulse.times(Factor.COOLDOWN, breathless ? 0 : 1);
    }

    private Impulse person(Agent agent, Glimpse glimpse, Stimulus.Spoken spoken) {
        Impulse impulse = new Impulse(spoken, settings.urgency().person());
        boolean question = asks(spoken);
        impulse.times(Factor.SHARE, share(agent, glimpse))
                .times(Factor.AFFINITY, Affinity.toWords(agent.persona(), spoken.text()))
                .times(Factor.ACQUAINTANCE, knows(glimpse, spoken) ? ACQUAINTED : 1)
                .times(Factor.RUNNING_JOKE, RunningJoke.appeal(spoken.text(), glimpse.scene()))
                .times(Factor.QUESTION, question ? 1.5 : 1)
                .times(Factor.ADDRESSED_TO_ANOTHER, spoken.address() == Stimulus.Address.TO_ANOTHER ? 0.03 : 1)
                .times(Factor.ALREADY_ANSWERED, stillWanted(spoken, glimpse))
                .times(Factor.SAID_AGAIN, novelty(spoken, glimpse))
                .times(Factor.ROOM_RATE, 1 / Math.max(1, tempo.pressure(glimpse) / 2));
        return rested(impulse, agent, glimpse, 0.5);
    }

    private static double novelty(Stimulus.Spoken spoken, Glimpse glimpse) {
        return Math.pow(SAID_AGAIN, Answers.toTheSameBy(spoken, glimpse));
    }

    private static boolean knows(Glimpse glimpse, Stimulus.Spoken spoken) {
        return glimpse.attention()
                .acquaintances()
                .contains(PersonKey.of(spoken.line().getAuthor()));
    }

    /// A question may have several answers; two greetings are company, three a queue.
    private static double stillWanted(Stimulus.Spoken spoken, Glimpse glimpse) {
        int answers = Answers.to(spoken, glimpse);
        if (answers >= GREETINGS && Greetings.only(spoken.text())) {
            return 0;
        }
        return Math.pow(asks(spoken) ? 0.2 : 0.08, answers);
    }

    private static boolean asks(Stimulus.Spoken spoken) {
        return spoken.text().contains("?");
    }

    private Impulse event(Agent agent, Glimpse glimpse, Stimulus.EventSeen seen) {
        int answers = Answers.to(seen, glimpse);
        double hype = glimpse.scene().room().pacing().hype();
        Impulse impulse = new Impulse(seen, settings.urgency().event());
        impulse.times(Factor.SHARE, share(agent, glimpse))
                .times(Factor.HYPE, salience(seen.event()) * hype)
                .times(Factor.AFFINITY, Affinity.toEvent(agent.persona(), seen.event()))
                .times(Factor.ALREADY_ANSWERED, Math.pow(0.3, answers))
                .times(Factor.ROOM_RATE, answers == 0 ? 1 : Math.clamp(2 - tempo.pressure(glimpse), 0, 1));
        return rested(impulse, agent, glimpse, 1);
    }

    private Impulse spontaneous(Agent agent, Glimpse glimpse, Impulse impulse) {
        impulse.times(Factor.SHARE, share(agent, glimpse))
                .times(Factor.ACTIVITY_CYCLE, ActivityCycle.of(agent.seed()).at(glimpse.now()))
                .times(Factor.PEOPLE_SILENT, tempo.engagement(glimpse))
                .times(Factor.ROOM_RATE, tempo.steering(glimpse));
        switch (impulse.stimulus()) {
            case Stimulus.Spoken spoken -> {
                impulse.times(Factor.RUNNING_JOKE, RunningJoke.appeal(spoken.text(), glimpse.scene()));
                dampenBotTalk(impulse, glimpse, spoken);
            }
            case Stimulus.SpeechHeard heard -> {
                impulse.times(Factor.AFFINITY, Affinity.toWords(agent.persona(), heard.text()))
                        .times(Factor.RUNNING_JOKE, RunningJoke.appeal(heard.text(), glimpse.scene()))
                        .times(Factor.FRESHNESS, freshness(heard.sighting().seenAt(), glimpse.now()))
                        .times(Factor.ALREADY_ANSWERED, Math.pow(1.0 + Answers.to(heard, glimpse), -1.5));
            }
            case Stimulus.WaveRising wave ->
                impulse.times(Factor.ALREADY_ANSWERED, 1.0 / (1 + Answers.to(wave, glimpse)));
            case Stimulus.EventSeen _, Stimulus.OwnUrge _ -> {}
        }
        BotDensity density = glimpse.scene().density();
        impulse.times(Factor.NEAR_DUPLICATES, density == null ? 1 : 1 - 0.7 * density.getNearDuplicateShare());
        impulse.times(Factor.SATURATION, glimpse.workload().free());
        return rested(impulse, agent, glimpse, 1);
    }

    /// Bots answering bots: never past the cap, rarer with depth and silence, and rarer still when the room
    /// has much of it.
    private void dampenBotTalk(Impulse impulse, Glimpse glimpse, Stimulus.Spoken spoken) {
        int depth = spoken.replyDepth();
        int cap = glimpse.scene().room().pacing().replyDepthCap();
        BotDensity density = glimpse.scene().density();
        double crowding = density == null ? 1 : (1 - density.getBotReplyShare()) * (density.getAlarm() ? 0.3 : 1);
        impulse.times(Factor.REPLY_DEPTH, depth > cap ? 0 : Math.pow(0.6, depth))
                .times(Factor.BOT_DENSITY, crowding)
                .times(Factor.ALREADY_ANSWERED, Math.pow(0.1, Answers.to(spoken, glimpse)))
                .times(Factor.BOTS_ALONE, Math.max(0.1, tempo.presence(glimpse)));
    }

    /// The pause after an agent's own line: nothing for `part` of its cooldown, then rising to full over as
    /// long again.
    private static Impulse rested(Impulse impulse, Agent agent, Glimpse glimpse, double part) {
        double pause = agent.persona().cooldown().toMillis() * part;
        double rest = glimpse.attention().rest(glimpse.now()).toMillis();
        return impulse.times(Factor.COOLDOWN, pause <= 0 ? 1 : Math.clamp(rest / pause - 1, 0, 1));
    }

    private static double share(Agent agent, Glimpse glimpse) {
        int configured = glimpse.scene().room().personas().size();
        int seen = glimpse.scene().recent().personas().size();
        return agent.persona().talkativeness() / Math.max(1, Math.max(configured, seen));
    }

    private static double freshness(Instant seenAt, Instant now) {
        return Math.exp(-Math.max(0, Duration.between(seenAt, now).toMillis()) / 6000.0);
    }

    private static double salience(StreamEventType event) {
        return switch (event) {
            case FAIL, CLUTCH -> 1.2;
            case BIG_LAUGH, HYPE -> 1;
            case CHAT_QUESTION -> 1.5;
            case SCENE_CHANGE -> 0.15;
            case SILENCE -> 0.05;
            case TRANSCRIPT_GAP, UNKNOWN -> 0;
        };
    }
}
