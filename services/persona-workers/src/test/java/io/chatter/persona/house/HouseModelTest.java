package io.chatter.persona.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.configuration.Persona;
import io.chatter.persona.Decision;
import io.chatter.persona.Line;
import io.chatter.persona.Memory;
import io.chatter.persona.Scene;
import io.chatter.persona.Spending;
import io.chatter.persona.Turn;
import io.chatter.persona.langchain4j.AccountedModel;
import io.chatter.persona.langchain4j.ChatModelLineGenerator;
import io.chatter.persona.langchain4j.TurnPromptWriter;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.MemoryType;
import io.chatter.schema.Origin;
import io.chatter.schema.Polarity;
import io.chatter.schema.StreamEventType;
import io.chatter.schema.Trigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HouseModelTest {

    private static final String WORDS = "oh no the lantern fell into the well with all of our gold";
    private static final Grammars GRAMMARS = Grammars.load();
    private static final Lexicon LEXICON = Lexicon.load();
    private final List<Persona> personas = HouseScenes.personas();

    /// A model that has written nothing yet.
    private static HouseModel fresh() {
        return new HouseModel(GRAMMARS, LEXICON);
    }

    private List<String> lines(HouseModel model, int rounds) {
        Scene scene = HouseScenes.hearing(WORDS, StreamEventType.FAIL);
        List<String> lines = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            for (Persona persona : personas) {
                lines.add(model.say(HouseScenes.onStream(persona, scene, WORDS, round)));
            }
        }
        return lines;
    }

    @Test
    void shouldWriteTheSameLinesForTheSameTurns() {
        assertThat(lines(fresh(), 10)).isEqualTo(lines(fresh(), 10));
    }

    @Test
    void shouldWriteOtherLinesForAnotherSeed() {
        // Given
        HouseModel model = fresh();
        Scene scene = HouseScenes.hearing(WORDS, null);

        // When
        List<String> lines = LongStream.range(0, 30)
                .mapToObj(seed -> fresh().say(HouseScenes.onStream(personas.getFirst(), scene, WORDS, seed)))
                .toList();

        // Then
        assertThat(new HashSet<>(lines)).hasSizeGreaterThan(15);
        assertThat(model.say(HouseScenes.onStream(personas.getFirst(), scene, WORDS, 0)))
                .isEqualTo(lines.getFirst());
    }

    @Test
    void shouldNotRepeatItselfAndLetNoTwoPersonasSayTheSame() {
        // Given
        HouseModel model = fresh();

        // When
        List<String> lines = lines(model, 8);

        // Then
        assertThat(new HashSet<>(lines)).hasSizeGreaterThan((int) (lines.size() * 0.95));
    }

    @Test
    void shouldMostlyPlayOnWhatWasSaid() {
        long about = lines(fresh(), 8).stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).matches(".*(lantern|well|gold).*"))
                .count();
        assertThat(about).isGreaterThan(8L * personas.size() / 2);
    }

    @Test
    void shouldWriteOneLineOfChatThatDisclosesNoMachine() {
        assertThat(lines(fresh(), 20))
                .allSatisfy(line -> assertThat(line)
                        .isNotBlank()
                        .hasSizeLessThanOrEqualTo(Line.MAX_LENGTH)
                        .doesNotContain("\n", "<", "{", "\uE000", "\uE001", "\uE002", "\uE003")
                        .doesNotContainIgnoringCase("language model")
                        .doesNotContainPattern("(?i)\\b(as an ai|i am an? (ai|bot))\\b"));
    }

    @Test
    void shouldNeverDamageNamesAndEmotes() {
        // Given
        HouseModel model = fresh();
        Scene scene = HouseScenes.hearing(WORDS, null);
        ChatMessage question = HouseScenes.said("McWeird_Name", Origin.HUMAN, "who dropped the lantern?");

        for (Persona persona : personas) {
            for (long seed = 0; seed < 12; seed++) {
                // When
                String line = model.say(HouseScenes.answering(persona, scene, question, List.of(), seed));

                // Then
                if (line.toLowerCase(Locale.ROOT).contains("mcweird")) {
                    assertThat(line).contains("McWeird_Name");
                }
                persona.emotes()
                        .forEach(emote -> assertThat((" " + line + " ")
                                                .toLowerCase(Locale.ROOT)
                                                .contains(" " + emote.toLowerCase(Locale.ROOT) + " ")
                                        && !(" " + line + " ").contains(" " + emote + " "))
                                .as(line)
                                .isFalse());
            }
        }
    }

    @Test
    void shouldTakeASideWhenAskedForOne() {
        // Given
        String words = "should we take the ladder or the tunnel";
        Scene scene = HouseScenes.hearing(words, StreamEventType.CHAT_QUESTION);

        // When
        List<String> lines = personas.stream()
                .map(persona -> fresh().say(HouseScenes.onStream(persona, scene, words, 5)))
                .toList();

        // Then
        assertThat(lines)
                .allSatisfy(line -> assertThat(line.toLowerCase(Locale.ROOT)).containsAnyOf("ladder", "tunnel"));
    }

    @Test
    void shouldGreetWhoGreets() {
        // Given
        ChatMessage hello = HouseScenes.said("Noor", Origin.HUMAN, "hi everyone, just got here");

        // When
        List<String> lines = personas.stream()
                .map(persona -> fresh().say(HouseScenes.answering(persona, HouseScenes.empty(), hello, List.of(), 3)))
                .toList();

        // Then
        assertThat(lines).allSatisfy(line -> assertThat(line).contains("Noor"));
    }

    @Test
    void shouldSayWhatItRemembersOfWhomItAnswers() {
        // Given
        Memory memory = new Memory(
                new UUID(9, 9),
                MemoryType.PREFERENCE,
                "Noor loves rubber ducks.",
                "Noor",
                Polarity.POSITIVE,
                0.8,
                HouseScenes.NOW);
        ChatMessage message = HouseScenes.said("Noor", Origin.HUMAN, "the lantern was mine");
        Scene scene = HouseScenes.hearing(WORDS, null);

        // When
        long remembering = LongStream.range(0, 60)
                .mapToObj(seed ->
                        fresh().say(HouseScenes.answering(personas.getFirst(), scene, message, List.of(memory), seed)))
                .filter(line -> line.contains("rubber ducks"))
                .count();

        // Then
        assertThat(remembering).isBetween(5L, 45L);
    }

    @Test
    void shouldNotHoldAgainstThemWhatTheyHaveJustTakenBack() {
        // Given
        Memory memory = new Memory(
                new UUID(9, 9),
                MemoryType.PREFERENCE,
                "Noor hates rubber ducks.",
                "Noor",
                Polarity.NEGATIVE,
                0.8,
                HouseScenes.NOW);
        ChatMessage message = HouseScenes.said("Noor", Origin.HUMAN, "you know what, i love rubber ducks now");
        Scene scene = HouseScenes.hearing(WORDS, null);

        // When
        List<HouseModel.Said> said = LongStream.range(0, 60)
                .mapToObj(seed -> fresh().speak(
                                HouseScenes.answering(personas.getFirst(), scene, message, List.of(memory), seed)))
                .toList();

        // Then
        assertThat(said).allSatisfy(one -> assertThat(one.memories()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"what did he just say?", "sorry, what happened", "what did i miss"})
    void shouldTellWhatWasJustSaid(String asked) {
        // Given
        ChatMessage question = HouseScenes.said("Noor", Origin.HUMAN, asked);
        Scene scene = HouseScenes.hearing(WORDS, null);

        // When
        long told = personas.stream()
                .map(persona -> fresh().say(HouseScenes.answering(persona, scene, question, List.of(), 3)))
                .filter(line -> line.toLowerCase(Locale.ROOT).contains("with all of our gold"))
                .count();

        // Then
        assertThat(told).isGreaterThanOrEqualTo(personas.size() - 4);
    }

    @Test
    void shouldTellWhatTheStreamIs() {
        // Given
        ChatMessage question = HouseScenes.said("Noor", Origin.HUMAN, "which game is this?");
        Scene scene = HouseScenes.hearing(WORDS, null);

        // When
        long told = personas.stream()
                .map(persona -> fresh().say(HouseScenes.answering(persona, scene, question, List.of(), 3)))
                .filter(line -> line.contains("Den"))
                .count();

        // Then
        assertThat(told).isGreaterThanOrEqualTo(personas.size() - 2);
    }

    @Test
    void shouldTellInTheProvenanceWhatTheLineDoes() throws Exception {
        // Given
        AccountedModel model = new AccountedModel(new HouseChatModel(), "house", 0, Spending.FREE);
        ChatModelLineGenerator generator = new ChatModelLineGenerator(model, new TurnPromptWriter());
        ChatMessage hello = HouseScenes.said("Noor", Origin.HUMAN, "hi everyone");

        for (Persona persona : personas) {
            // When
            Line line = generator.generate(
                    HouseScenes.answering(persona, HouseScenes.empty(), hello, List.of(), 3), Duration.ofSeconds(1));

            // Then
            assertThat(line.promptId()).matches(persona.archetype() + "/greet:\\d+(\\+\\d+)?");
        }
    }

    @Test
    void shouldSpeakInAnEmptyRoom() {
        for (Persona persona : personas) {
            for (Trigger trigger : Trigger.values()) {
                // Given
                Decision decision = new Decision(true, trigger, null, null, 0, List.of());
                Turn turn = HouseScenes.turn(persona, HouseScenes.empty(), decision, List.of(), 1);

                // When, Then
                assertThat(fresh().say(turn)).isNotBlank();
            }
        }
    }
}
