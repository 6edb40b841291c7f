package io.chatter.persona.house;

import static java.util.Locale.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.configuration.Persona;
import io.chatter.persona.Decision;
import io.chatter.persona.Scene;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Origin;
import io.chatter.schema.Trigger;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WornTest {

    private static final String WORDS = "there is a giant spider on the bridge and we have almost no health";
    private static final Grammars GRAMMARS = Grammars.load();
    private static final Lexicon LEXICON = Lexicon.load();
    private final List<Persona> personas = HouseScenes.personas();

    private static Scene saying(Scene scene, String... lines) {
        return HouseScenes.after(
                scene,
                Stream.of(lines)
                        .map(line -> HouseScenes.said("Kip", Origin.BOT, line))
                        .toList());
    }

    @Test
    void shouldPutLastWhatEverybodyNames() {
        // Given
        Scene scene = saying(HouseScenes.empty(), "the spiders again", "what a bridge", "that spider pays no rent");

        // When, Then
        assertThat(Worn.in(scene).last(List.of("giant spider", "bridge", "health")))
                .containsExactly("bridge", "health", "giant spider");
    }

    @Test
    void shouldForgetWhatWasSaidLongAgo() {
        // Given
        List<ChatMessage> lines = Stream.concat(
                        Collections.nCopies(4, "the spider").stream(), Collections.nCopies(8, "the bridge").stream())
                .map(line -> HouseScenes.said("Kip", Origin.BOT, line))
                .toList();
        Worn worn = Worn.in(HouseScenes.after(HouseScenes.empty(), lines));

        // When, Then
        assertThat(worn.last(List.of("spider", "bridge"))).containsExactly("spider", "bridge");
        assertThat(worn.unsaid(List.of("spider", "well"))).containsExactly("well");
    }

    @Test
    void shouldBringBackWhatTheRoomHasNotJustSaid() {
        // Given
        HouseModel model = new HouseModel(GRAMMARS, LEXICON);
        Scene then = HouseScenes.hearing(WORDS, null);
        personas.forEach(persona -> model.say(HouseScenes.onStream(persona, then, WORDS, 1)));
        Scene now = saying(HouseScenes.empty().at(HouseScenes.NOW.plus(Duration.ofMinutes(3))), "spider bridge");
        Decision outOfTheBlue = new Decision(true, Trigger.AMBIENT, null, null, 0, List.of());

        // When
        List<String> lines = personas.stream()
                .flatMap(persona -> LongStream.range(0, 10)
                        .mapToObj(seed -> model.say(HouseScenes.turn(persona, now, outOfTheBlue, List.of(), seed))))
                .toList();

        // Then
        assertThat(lines).noneMatch(line -> line.toLowerCase(ROOT).contains("spider"));
        assertThat(lines).anyMatch(line -> line.toLowerCase(ROOT).contains("health"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"i'm so tired today", "had such a boring meeting at noon"})
    void shouldNotSpeakOfTheStreamToWhomSpeaksOfSomethingElse(String text) {
        // Given
        ChatMessage line = HouseScenes.said("Noor", Origin.HUMAN, text);
        Scene scene = HouseScenes.hearing(WORDS, null);

        // When
        List<String> lines = personas.stream()
                .map(persona -> new HouseModel(GRAMMARS, LEXICON)
                        .speak(HouseScenes.answering(persona, scene, line, List.of(), 3))
                        .text())
                .toList();

        // Then
        assertThat(lines).noneMatch(said -> said.toLowerCase(ROOT).contains("spider"));
    }
}
