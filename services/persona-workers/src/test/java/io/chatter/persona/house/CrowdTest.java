package io.chatter.persona.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.configuration.Persona;
import io.chatter.persona.Decision;
import io.chatter.persona.Scene;
import io.chatter.persona.Seeds;
import io.chatter.persona.Turn;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Origin;
import io.chatter.schema.StreamEventType;
import io.chatter.schema.Trigger;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What personas do about a room that does something together.
class CrowdTest {

    private static final String WORDS = "oh no the lantern fell into the well";
    private final Persona persona = HouseScenes.whoIs("kind");
    private final MomentReader reader = new MomentReader(Lexicon.load(), Emotes.load());

    private List<Moment> moments(Scene scene, Decision decision) {
        return LongStream.range(0, 100)
                .mapToObj(seed -> {
                    Turn turn = HouseScenes.turn(persona, scene, decision, List.of(), seed);
                    return reader.read(turn, new Random(Seeds.mix(1, seed)));
                })
                .toList();
    }

    private List<Moment> on(StreamEventType event, String... lines) {
        List<ChatMessage> said = Stream.of(lines)
                .map(line -> line.split(": ", 2))
                .map(parts -> HouseScenes.said(parts[0], Origin.BOT, parts[1]))
                .toList();
        Scene scene = HouseScenes.after(HouseScenes.hearing(WORDS, event), said);
        return moments(scene, new Decision(true, Trigger.CONTEXT, null, WORDS, 0, List.of()));
    }

    private static List<Moment> of(Intent intent, List<Moment> moments) {
        return moments.stream().filter(moment -> moment.intent() == intent).toList();
    }

    @Test
    void shouldPileOnWhatSeveralSay() {
        // When
        List<Moment> moments = on(null, "ada: that lantern!", "bob: poor lantern", "cy: lantern gone");

        // Then
        assertThat(of(Intent.PILE_ON, moments)).isNotEmpty().allSatisfy(moment -> {
            assertThat(moment.values().get(Slot.THING)).containsExactly("lantern");
            assertThat(moment.values().get(Slot.MATE)).containsExactly("ada", "bob", "cy");
        });
        assertThat(of(Intent.REACT, moments)).isNotEmpty();
    }

    @Test
    void shouldNotPileOnWhatOnlyOneSaysOrWhatItSaidItself() {
        assertThat(of(Intent.PILE_ON, on(null, "ada: that lantern!", "ada: poor lantern", "ada: lantern gone")))
                .isEmpty();
        assertThat(of(
                        Intent.PILE_ON,
                        on(null, "ada: lantern!", "bob: lantern", "cy: lantern", persona.id() + ": lantern")))
                .isEmpty();
    }

    @Test
    void shouldSendEmotesInAWaveOnly() {
        // When
        List<Moment> wave = on(StreamEventType.FAIL, "a: no", "b: F", "c: oof Sadge", "d: Sadge", "e: rip");
        List<Moment> calm = on(StreamEventType.FAIL, "a: no");

        // Then
        assertThat(of(Intent.EMOTE, wave))
                .isNotEmpty()
                .allSatisfy(moment -> assertThat(moment.values().get(Slot.WAVE)).startsWith("Sadge"));
        assertThat(of(Intent.EMOTE, calm)).isEmpty();
        assertThat(of(Intent.FAIL, calm)).hasSize(100);
    }

    @Test
    void shouldJoinATrendOfEmotesWithEmotes() {
        // When
        List<Moment> moments =
                moments(HouseScenes.empty(), new Decision(true, Trigger.TREND, null, "KEKW", 0, List.of()));

        // Then
        assertThat(of(Intent.EMOTE, moments))
                .isNotEmpty()
                .allSatisfy(moment -> assertThat(moment.values().get(Slot.WAVE)).containsExactly("KEKW"));
        assertThat(of(Intent.TREND, moments)).isNotEmpty();
    }

    @Test
    void shouldAskIntoASilence() {
        assertThat(of(Intent.WONDER, on(StreamEventType.SILENCE))).isNotEmpty();
        assertThat(of(
                        Intent.WONDER,
                        moments(HouseScenes.empty(), new Decision(true, Trigger.AMBIENT, null, null, 0, List.of()))))
                .isNotEmpty();
    }
}
