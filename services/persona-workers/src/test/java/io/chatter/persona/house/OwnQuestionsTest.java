package io.chatter.persona.house;

import static java.util.Locale.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.configuration.Persona;
import io.chatter.persona.Memory;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.MemoryType;
import io.chatter.schema.Origin;
import io.chatter.schema.Polarity;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnQuestionsTest {

    private static final Grammars GRAMMARS = Grammars.load();
    private static final Lexicon LEXICON = Lexicon.load();
    private final List<Persona> personas = HouseScenes.personas();

    private static Memory remembered(int number, MemoryType type, String text, Polarity polarity) {
        return new Memory(new UUID(9, number), type, text, "Noor", polarity, 0.8, HouseScenes.NOW);
    }

    /// The one that is asked for is never the first.
    private static List<Memory> known() {
        return List.of(
                remembered(1, MemoryType.PREFERENCE, "Noor loves rubber ducks.", Polarity.POSITIVE),
                remembered(2, MemoryType.RELATIONSHIP, "Noor has a cat named Miso.", Polarity.POSITIVE),
                remembered(3, MemoryType.PREFERENCE, "Noor hates spiders.", Polarity.NEGATIVE),
                remembered(4, MemoryType.PREFERENCE, "Noor's favourite game is hollow knight.", Polarity.POSITIVE),
                remembered(5, MemoryType.RELATIONSHIP, "Noor is from Finland.", Polarity.POSITIVE),
                remembered(6, MemoryType.RELATIONSHIP, "Noor works as a nurse.", Polarity.POSITIVE),
                remembered(7, MemoryType.PREFERENCE, "Noor plays bass.", Polarity.POSITIVE));
    }

    private List<HouseModel.Said> answers(String question, List<Memory> memories) {
        ChatMessage message = HouseScenes.said("Noor", Origin.HUMAN, question);
        HouseModel model = new HouseModel(GRAMMARS, LEXICON);
        return personas.stream()
                .flatMap(persona -> LongStream.range(0, 4)
                        .mapToObj(seed -> model.speak(HouseScenes.answering(
                                persona, HouseScenes.hearing("we fell into the well", null), message, memories, seed))))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            what is my cat called                | miso          | 2
            what's my cat's name?                | miso          | 2
            do you remember my cats name         | miso          | 2
            hey, what did i name my cat?         | miso          | 2
            who is my cat?                       | miso          | 2
            do i have a cat?                     | miso          | 2
            what pets do i have                  | miso          | 2
            do i like spiders?                   | spiders       | 3
            what do i hate?                      | spiders       | 3
            what do i love                       | rubber ducks  | 1
            whats my favorite game               | hollow knight | 4
            what is my favourite duck?           | rubber ducks  | 1
            where am i from?                     | finland       | 5
            do you know where i'm from           | finland       | 5
            what do i do for a living?           | nurse         | 6
            what do i play?                      | bass          | 7
            """)
    void shouldAnswerWhatOneAsksOfOneselfWithWhatItRemembers(String question, String answer, int number) {
        assertThat(answers(question, known())).allSatisfy(said -> {
            assertThat(said.text().toLowerCase(ROOT)).contains(answer);
            assertThat(said.memories()).containsExactly(new UUID(9, number));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "what is my dog called?",
                "what's my favourite colour",
                "how old am i?",
                "do i like frogs?",
                "what do i collect?"
            })
    void shouldSayThatItWasNeverTold(String question) {
        assertThat(answers(question, known())).allSatisfy(said -> {
            assertThat(said.template()).contains("/untold:");
            assertThat(said.memories()).isEmpty();
        });
    }

    @Test
    void shouldKnowTheNameOfWhomItAnswers() {
        assertThat(answers("what's my name?", List.of()))
                .allSatisfy(said -> assertThat(said.text()).containsIgnoringCase("Noor"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "what is my cat doing?",
                "do i have to restart?",
                "my cat is called Miso",
                "you know my favourite game is celeste",
                "where am i?",
                "how do i join?",
                "is that my cue?"
            })
    void shouldNotTakeAnythingElseForAQuestionOfThatKind(String text) {
        assertThat(OwnQuestions.answer(text, known(), "Noor")).isNull();
    }

    @Test
    void shouldNotAnswerWithWhatIsRememberedOfAnother() {
        // Given
        Memory of = new Memory(
                new UUID(9, 9),
                MemoryType.RELATIONSHIP,
                "Kim has a cat named Waffle.",
                "Kim",
                Polarity.POSITIVE,
                0.8,
                HouseScenes.NOW);

        // When, Then
        assertThat(answers("what is my cat called?", List.of(of)))
                .allSatisfy(said -> assertThat(said.text()).doesNotContainIgnoringCase("waffle"));
    }
}
