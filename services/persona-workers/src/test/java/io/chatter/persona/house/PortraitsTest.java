package io.chatter.persona.house;

import static java.util.Locale.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.configuration.Persona;
import io.chatter.persona.Scene;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Origin;
import io.chatter.schema.StreamEventType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortraitsTest {

    private static final Grammars GRAMMARS = Grammars.load();
    private static final Lexicon LEXICON = Lexicon.load();
    private final List<Persona> personas = HouseScenes.personas();
    private final Portraits portraits = Portraits.load();

    private List<HouseModel.Said> answers(Persona persona, String question) {
        ChatMessage message = HouseScenes.said("Noor", Origin.HUMAN, question);
        HouseModel model = new HouseModel(GRAMMARS, LEXICON);
        return LongStream.range(0, 6)
                .mapToObj(seed -> model.speak(HouseScenes.answering(
                        persona, HouseScenes.hearing("we fell into the well", null), message, List.of(), seed)))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            what is your favourite colour        | orange
            what colour do you like best?        | orange
            what's ur fav food                   | gas station nachos
            what do you eat?                     | gas station nachos
            what is your favorite pizza topping  | extra cheese
            what's your favourite game of all time? | explosion
            what kind of music do you listen to? | 200 bpm
            favourite animal?                    | goblin sharks
            do you have any pets?                | goblin sharks
            what's your favourite thing?         | boss fights
            your favourite emote?                | HYPERS
            what's your name?                    | zapgoblin
            who are you                          | zapgoblin
            how old are you?                     | nineteen energy drinks
            where are you from?                  | the vent above
            what do you do for a living?         | screamer
            """)
    void shouldAnswerAQuestionInItsKind(String question, String answer) {
        // Given
        Persona zapgoblin = personas.stream()
                .filter(persona -> persona.id().equals("zapgoblin"))
                .findFirst()
                .orElseThrow();

        // When, Then
        assertThat(answers(zapgoblin, question))
                .allSatisfy(said -> assertThat(said.text()).containsIgnoringCase(answer));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "what's your favourite screwdriver?",
                "what is his favourite food?",
                "what's the streamer's favourite colour?"
            })
    void shouldAdmitThatItDoesNotKnow(String question) {
        for (Persona persona : personas) {
            assertThat(answers(persona, question))
                    .allSatisfy(said -> assertThat(said.template()).contains("/dodge:"));
        }
    }

    @Test
    void shouldAnswerTheStreamInKindToo() {
        // Given
        String words = "tell me in the chat what is your favorite pizza this morning my cat was eating my pizza";
        Scene scene = HouseScenes.hearing(words, StreamEventType.CHAT_QUESTION);
        HouseModel model = new HouseModel(GRAMMARS, LEXICON);

        // When
        long inKind = personas.stream()
                .filter(persona -> {
                    String line = model.say(HouseScenes.onStream(persona, scene, words, 5))
                            .toLowerCase(ROOT);
                    return line.contains(portraits
                            .all()
                            .get(persona.archetype())
                            .get("pizza")
                            .getFirst()
                            .toLowerCase(ROOT));
                })
                .count();

        // Then
        assertThat(inKind).isGreaterThanOrEqualTo(personas.size() - 2);
    }

    @Test
    void shouldPaintEveryArchetypeInEveryAuthoredMatter() {
        // Given
        Set<String> matters =
                new HashSet<>(Stream.of(Matter.values()).map(Matter::key).toList());
        matters.removeAll(Set.of("colour", "name", "emote"));

        // When, Then
        assertThat(portraits.all().keySet()).isEqualTo(GRAMMARS.all().keySet());
        assertThat(portraits.all().values())
                .allSatisfy(portrait -> assertThat(portrait.keySet()).isEqualTo(matters));
    }

    @ParameterizedTest
    @CsvSource({
        "#ff5c38, orange",
        "#9aa5b1, grey",
        "#35c9c1, teal",
        "#c77dff, purple",
        "#ffffff, white",
        "#050505, black",
        "#d1495b, red",
        "#e94f8a, pink",
        "#4fa3e0, blue"
    })
    void shouldCallAColourByItsName(String hex, String name) {
        assertThat(ColourName.of(hex)).isEqualTo(name);
    }
}
