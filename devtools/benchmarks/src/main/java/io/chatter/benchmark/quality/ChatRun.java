package io.chatter.benchmark.quality;

import io.chatter.configuration.Persona;
import io.chatter.persona.Agent;
import io.chatter.persona.Decision;
import io.chatter.persona.GenerationException;
import io.chatter.persona.Turn;
import io.chatter.persona.house.HouseModel;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Origin;
import io.chatter.schema.Trigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Lets all personas chat over a script, again from its start when it ends, until enough lines are there. A
/// turn without a usable answer is silent. Speakers and triggers are drawn by the seed in the shares of a
/// lively room; the speaking policy is not part of this.
final class ChatRun {

    private static final int LINES_PER_BEAT = 4;
    private static final double ANSWERS_PERSON = 0.5;
    private static final double ANSWERS_MATE = 0.12;
    private static final double JOINS_WAVE = 0.04;
    private static final double OUT_OF_THE_BLUE = 0.10;
    private static final int SILENT_TURNS = 50;

    private final Writer writer;
    private final ScriptedRoom room = new ScriptedRoom();
    private final List<Agent> agents;
    private final Random random;
    private String words = "";
    private @Nullable String evidence;
    private @Nullable ChatMessage person;
    private int silent;

    /// Writes one line.
    @FunctionalInterface
    interface Writer {

        /// @throws GenerationException when there is no usable answer: the turn is silent
        String write(Turn turn) throws GenerationException, InterruptedException;
    }

    /// With the house model.
    ChatRun(List<Persona> personas, long seed) {
        this(personas, new HouseModel()::say, seed);
    }

    ChatRun(List<Persona> personas, Writer writer, long seed) {
        this.writer = writer;
        this.random = new Random(seed);
        this.agents = personas.stream()
                .map(persona -> new Agent(
                        "bench", persona.id(), persona, seed ^ persona.id().hashCode()))
                .toList();
    }

    /// @throws IllegalStateException when too many turns stay silent, with the cause of the last
    List<Sample> lines(SceneScript script, int count) throws InterruptedException {
        List<Sample> samples = new ArrayList<>();
        for (int beat = 0; samples.size() < count; beat++) {
            play(script.beats().get(beat % script.beats().size()));
            for (int i = 0; i < LINES_PER_BEAT && samples.size() < count; i++) {
                line(agents.get(random.nextInt(agents.size()))).ifPresent(samples::add);
            }
        }
        return samples;
    }

    /// Share of the turns so far that the model left without a usable line.
    double silence(int lines) {
        return (double) silent / (silent + lines);
    }

    private void play(SceneScript.Beat beat) {
        room.play(beat);
        evidence = null;
        person = null;
        switch (beat) {
            case SceneScript.Beat.Say say -> words = say.words();
            case SceneScript.Beat.Event event -> evidence = event.evidence();
            case SceneScript.Beat.Person viewer -> person = room.recent().getLast();
        }
    }

    private Optional<Sample> line(Agent agent) throws InterruptedException {
        Decision decision = decision(agent);
        Turn turn = new Turn(
                new UUID(random.nextLong(), random.nextLong()),
                agent,
                room.scene(),
                decision,
                List.of(),
                random.nextLong());
        long start = System.nanoTime();
        String text;
        try {
            text = writer.write(turn);
        } catch (GenerationException e) {
            silent++;
            if (silent > SILENT_TURNS) {
                throw new IllegalStateException(silent + " turns without a line; the last: " + e.getMessage(), e);
            }
            return Optional.empty();
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        room.post(agent.name(), agent.persona().displayName(), Origin.BOT, text);
        return Optional.of(new Sample(agent.persona().id(), decision.trigger(), about(decision), text, took));
    }

    private String about(Decision decision) {
        ChatMessage answering = decision.answering();
        return switch (decision.trigger()) {
            case HUMAN, MENTION, BOT -> answering == null ? "" : answering.getText();
            case CONTEXT -> words;
            case TREND -> decision.triggerText() == null ? "" : decision.triggerText();
            case AMBIENT -> "";
        };
    }

    private Decision decision(Agent agent) {
        ChatMessage asked = person;
        if (asked != null && random.nextDouble() < ANSWERS_PERSON) {
            return decided(random.nextBoolean() ? Trigger.HUMAN : Trigger.MENTION, asked, null);
        }
        double draw = random.nextDouble();
        List<ChatMessage> recent = room.recent();
        if (draw < ANSWERS_MATE && !recent.isEmpty()) {
            ChatMessage mate = recent.get(recent.size() - 1 - random.nextInt(Math.min(4, recent.size())));
            if (mate.getOrigin() == Origin.BOT && !mate.getAuthor().getId().equals(agent.name())) {
                return decided(Trigger.BOT, mate, null);
            }
        }
        if (draw > 1 - OUT_OF_THE_BLUE) {
            return decided(Trigger.AMBIENT, null, null);
        }
        if (draw > 1 - OUT_OF_THE_BLUE - JOINS_WAVE) {
            String wave = random.nextBoolean() ? "Pog" : longestWord();
            return decided(Trigger.TREND, null, wave);
        }
        return decided(Trigger.CONTEXT, null, evidence == null ? words : evidence);
    }

    private String longestWord() {
        return Stream.of(words.split(" "))
                .max(Comparator.comparingInt(String::length))
                .orElse("GG");
    }

    private static Decision decided(Trigger trigger, @Nullable ChatMessage answering, @Nullable String text) {
        return new Decision(true, trigger, answering, text, trigger == Trigger.BOT ? 1 : 0, List.of());
    }
}
