package io.chatter.persona.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.configuration.Persona;
import io.chatter.persona.Memory;
import io.chatter.persona.Scene;
import io.chatter.persona.Seeds;
import io.chatter.persona.Turn;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.MemoryType;
import io.chatter.schema.Origin;
import io.chatter.schema.Polarity;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What personas do about each other's lines and about people's.
class BanterTest {

    private static final int DRAWS = 400;
    private static final String WORDS = "oh no the lantern fell into the well";
    private final Scene scene = HouseScenes.hearing(WORDS, null);
    private final MomentReader reader = new MomentReader(Lexicon.load(), Emotes.load());

    /// How often each intent is chosen for the line, of [#DRAWS].
    private Map<Intent, Long> intents(String stance, ChatMessage line, List<Memory> memories) {
        Persona persona = HouseScenes.whoIs(stance);
        return LongStream.range(0, DRAWS)
                .mapToObj(seed -> reader.read(
                                HouseScenes.answering(persona, scene, line, memories, seed),
                                new Random(Seeds.mix(1, seed)))
                        .intent())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static ChatMessage persona(String id) {
        return HouseScenes.said(id, Origin.BOT, "that lantern was my favourite");
    }

    private static Memory bond(Polarity polarity) {
        return new Memory(
                new UUID(9, 9), MemoryType.RELATIONSHIP, "Noor says hi often.", "Noor", polarity, 0.5, HouseScenes.NOW);
    }

    private String whoIs(Bond bond, String stance) {
        Persona persona = HouseScenes.whoIs(stance);
        return IntStream.range(0, 100)
                .mapToObj(number -> "mate-" + number)
                .filter(id -> {
                    Turn turn = HouseScenes.answering(persona, scene, persona(id), List.of(), 1);
                    return Bond.with(persona(id), turn) == bond;
                })
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldAgreeTeaseAndAskByItsStance() {
        // Given
        ChatMessage line = persona(whoIs(Bond.NEUTRAL, "kind"));
        ChatMessage same = persona(whoIs(Bond.NEUTRAL, "teasing"));
        ChatMessage again = persona(whoIs(Bond.NEUTRAL, "curious"));

        // When
        Map<Intent, Long> kind = intents("kind", line, List.of());
        Map<Intent, Long> teasing = intents("teasing", same, List.of());
        Map<Intent, Long> curious = intents("curious", again, List.of());

        // Then
        assertThat(kind).containsKeys(Intent.AGREE, Intent.TEASE, Intent.ASK, Intent.RIFF);
        assertThat(kind.get(Intent.AGREE)).isGreaterThan(2 * kind.get(Intent.TEASE));
        assertThat(teasing.get(Intent.TEASE)).isGreaterThan(2 * teasing.get(Intent.AGREE));
        assertThat(curious.get(Intent.ASK)).isGreaterThan(2 * curious.get(Intent.TEASE));
    }

    @Test
    void shouldTeaseRivalsMoreAndAgreeWithFriends() {
        // When
        Map<Intent, Long> friend = intents("gambling", persona(whoIs(Bond.FRIEND, "gambling")), List.of());
        Map<Intent, Long> rival = intents("gambling", persona(whoIs(Bond.RIVAL, "gambling")), List.of());

        // Then
        assertThat(friend.get(Intent.AGREE)).isGreaterThan(rival.get(Intent.AGREE) * 2);
        assertThat(rival.get(Intent.TEASE)).isGreaterThan(friend.get(Intent.TEASE));
    }

    @Test
    void shouldBeFriendsBothWays() {
        // Given
        Persona one = HouseScenes.whoIs("kind");
        Persona other = HouseScenes.whoIs("teasing");
        ChatMessage ofOne = HouseScenes.said(one.id(), Origin.BOT, "that lantern");
        ChatMessage ofOther = HouseScenes.said(other.id(), Origin.BOT, "that lantern");

        // When, Then
        assertThat(Bond.with(ofOther, HouseScenes.answering(one, scene, ofOther, List.of(), 1)))
                .isEqualTo(Bond.with(ofOne, HouseScenes.answering(other, scene, ofOne, List.of(), 2)));
    }

    @Test
    void shouldNotProvokeAPersonWhoHasBeenUnfriendly() {
        // Given
        ChatMessage line = HouseScenes.said("Noor", Origin.HUMAN, "the lantern was mine");

        // When
        Map<Intent, Long> cold = intents("teasing", line, List.of(bond(Polarity.NEGATIVE)));
        Map<Intent, Long> warm = intents("teasing", line, List.of(bond(Polarity.POSITIVE)));

        // Then
        assertThat(cold).doesNotContainKey(Intent.TEASE).containsKey(Intent.REPLY);
        assertThat(warm).containsKey(Intent.TEASE);
    }

    @Test
    void shouldAnswerAPersonaThatAsks() {
        // Given
        ChatMessage question = HouseScenes.said("otto", Origin.BOT, "who is guarding the lantern?");

        // When, Then
        assertThat(intents("teasing", question, List.of())).containsOnlyKeys(Intent.WHO);
    }

    @Test
    void shouldNeitherAgreeWithNorAskWhoSpokeOfNothingOnTheStream() {
        // Given
        ChatMessage line = HouseScenes.said("otto", Origin.BOT, "my horse is tired");

        // When, Then
        assertThat(intents("kind", line, List.of())).containsOnlyKeys(Intent.RIFF);
    }
}
