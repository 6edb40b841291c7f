package io.chatter.persona;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.configuration.Pacing;
import io.chatter.configuration.Persona;
import io.chatter.configuration.RecogniserSettings;
import io.chatter.configuration.Room;
import io.chatter.configuration.RoomAccess;
import io.chatter.configuration.StreamSource;
import io.chatter.persona.house.HouseModel;
import io.chatter.persona.house.HouseScenes;
import io.chatter.safety.ModerationPolicy;
import io.chatter.safety.TextModeration;
import io.chatter.schema.Author;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.MemoryType;
import io.chatter.schema.Polarity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// A person asks the authored personas by name, in a room that goes on meanwhile: real policy, turns, house model and
/// safety on a driven clock.
class MentionsTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private static final List<String> QUESTIONS = List.of(
            "what do I hate?",
            "what is my favourite pie?",
            "what is my cat called?",
            "tell me a joke about a dragon",
            "can you recommend me a dish?",
            "how are you?",
            "do you like pizza?",
            "what is your favourite game?",
            "who is going to win this?",
            "why does the spider not move?",
            "where is the key?",
            "when does this end?",
            "how did he do that?",
            "how many lives are left?",
            "what did he just say?",
            "which game is this?",
            "hi!",
            "hello, nice to see you here",
            "I had pie for breakfast",
            "my sister is visiting today",
            "the river is overrated",
            "should he take the bridge or the tunnel?",
            "is this your first time here?",
            "give me advice",
            "are you a bot?",
            "remember me?",
            "what's my name?",
            "where am I from?",
            "I am so tired today",
            "what do you think of the castle?",
            "good evening",
            "lol",
            "no way",
            "you are wrong about that",
            "that was the best jump all night",
            "do I have a cat?",
            "what do you do for a living?",
            "how old are you?",
            "any tips for this boss?",
            "say something nice",
            "sing us a song",
            "thank you!",
            "what happened?",
            "did you see that?",
            "would you open the door?",
            "ice cream or cake?",
            "I love rhubarb pie",
            "my cat Biscuit is asleep on the keyboard",
            "what is the meaning of life",
            "do you know any good films?",
            "can I have some of your snacks?",
            "who are you?",
            "where are you from?",
            "please help me choose a name for my horse",
            "guess what I did today",
            "how's the weather?",
            "what time is it?",
            "bye, see you tomorrow",
            "I disagree",
            "what should I cook tonight?");

    private final List<Persona> personas = HouseScenes.personas();
    private final Room room = new Room(
            "demo",
            "Demo",
            "A blind run.",
            "en",
            new StreamSource.None(),
            new RecogniserSettings(RecogniserSettings.Engine.NONE),
            new RoomAccess(true, true),
            new Pacing(36, 1.2, 2, 3),
            personas.stream().map(Persona::id).toList(),
            "default");
    private final HouseModel house = new HouseModel();
    private final List<String> unanswered = new ArrayList<>();
    private final List<String> silences = new ArrayList<>();
    private boolean remembers;

    @Test
    void shouldAnswerWhoAsksByName() {
        // Given
        int asked = 0;

        // When
        for (long seed = 1; seed <= 2; seed++) {
            RoomSimulation simulation = new RoomSimulation(room, personas, this::taken, seed);
            simulation.run(Duration.ofMinutes(1));
            for (int at = 0; at < QUESTIONS.size(); at++, asked++) {
                ask(simulation, at, (int) seed);
            }
        }

        // Then
        double share = 1 - (double) unanswered.size() / asked;
        assertThat(share)
                .as("answered in time of %s mentions; not: %s; silent turns: %s", asked, unanswered, silences)
                .isGreaterThanOrEqualTo(0.97);
    }

    /// A question at one of five moments: any; just after the persona spoke; followed by another line of the person;
    /// with a memory that may answer it; just after somebody else was asked the same.
    private void ask(RoomSimulation simulation, int at, int shift) {
        int moment = (at + shift) % 5;
        Persona persona = personas.get((at * 7 + shift) % personas.size());
        remembers = moment == 3;
        if (moment == 1) {
            persona = lastSpeaker(simulation);
        } else if (moment == 4) {
            Persona other = personas.get((at * 7 + shift + 1) % personas.size());
            simulation.personSays("@" + other.displayName() + " " + QUESTIONS.get(at));
            simulation.run(Duration.ofSeconds(3));
        }
        ChatMessage question = simulation.personSays("@" + persona.displayName() + " " + QUESTIONS.get(at));
        if (moment == 2) {
            simulation.run(Duration.ofSeconds(1));
            simulation.personSays("and the " + Fixtures.fewWords(at) + ", has anybody seen it");
        }
        simulation.run(SOON.plusSeconds(2));
        String asked = persona.id();
        Instant latest = question.getSentAt().plus(SOON);
        boolean answered = simulation.lines().stream()
                .anyMatch(line -> line.getAuthor().getId().equals(asked)
                        && RoomSimulation.answers(line, question)
                        && !line.getBroadcastAt().isAfter(latest));
        if (!answered) {
            unanswered.add(moment + ":" + question.getText());
        }
    }

    private Persona lastSpeaker(RoomSimulation simulation) {
        String last = simulation.lines().stream()
                .filter(RoomSimulation::byBot)
                .toList()
                .getLast()
                .getAuthor()
                .getId();
        return personas.stream()
                .filter(persona -> persona.id().equals(last))
                .findFirst()
                .orElseThrow();
    }

    private Optional<String> taken(Agent agent, Scene scene, Decision decision, long seed) {
        Seat seat = new Seat(agent, new Author(agent.name(), agent.persona().displayName(), "#ffffff", List.of("bot")));
        try {
            TurnOutcome outcome = turns(scene.now()).take(seat, scene, decision, lease());
            return switch (outcome) {
                case TurnOutcome.Posted posted -> Optional.of(posted.line().getText());
                case TurnOutcome.Silent silent -> {
                    silences.add(agent.name() + " " + decision.trigger() + " " + silent);
                    yield Optional.empty();
                }
            };
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private TurnTaker turns(Instant now) {
        TurnSettings settings =
                new TurnSettings(1, Duration.ofSeconds(3), Duration.ofSeconds(8), Duration.ofSeconds(3), 2);
        return new TurnTaker(
                new Mind(new OfAlice(), this::written),
                new SpeechGuard(new TextModeration(), Map.of(), ModerationPolicy.defaults()),
                (_, _, _) -> true,
                Fixtures.pictures(new RoomObserver(room, Fixtures.NOON)),
                settings,
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private Line written(Turn turn, Duration deadline) {
        HouseModel.Said said = house.speak(turn);
        return new Line(said.text(), HouseModel.NAME, said.template(), said.memories());
    }

    private static Lease lease() {
        return new Lease(new Tenure(Duration.ofDays(1), System::nanoTime));
    }

    /// What a persona knows of the person, when it remembers.
    private final class OfAlice implements Recall {
        @Override
        public List<Memory> recall(Agent agent, Scene scene, Decision decision) {
            return remembers
                    ? List.of(
                            memory("alice hates spiders", Polarity.NEGATIVE),
                            memory("alice loves rhubarb pie", Polarity.POSITIVE),
                            memory("alice has a cat called Biscuit", Polarity.POSITIVE))
                    : List.of();
        }

        @Override
        public boolean keeps(Agent agent, Collection<UUID> memories, Removals removals) {
            return true;
        }

        private static Memory memory(String text, Polarity polarity) {
            UUID id = UUID.nameUUIDFromBytes(text.getBytes(UTF_8));
            return new Memory(id, MemoryType.PREFERENCE, text, "alice", polarity, 0.8, Fixtures.NOON);
        }
    }
}
