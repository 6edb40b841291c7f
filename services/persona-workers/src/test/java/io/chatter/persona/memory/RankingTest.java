package io.chatter.persona.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.persona.Fixtures;
import io.chatter.persona.Memory;
import io.chatter.schema.MemoryRecord;
import io.chatter.schema.MemoryType;
import io.chatter.schema.Polarity;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What comes to mind first of memories that differ in one thing alone.
class RankingTest {

    private static final Cue ALICE_SAYS_HELLO = new Cue("alice", null, "good evening");

    @Test
    void shouldComeToWhatWasConfirmedLately() {
        // Given
        MemoryRecord old = aboutAlice(1)
                .setUpdatedAt(Fixtures.NOON.minus(Duration.ofDays(10)))
                .build();
        MemoryRecord fresh = aboutAlice(2)
                .setUpdatedAt(Fixtures.NOON.minus(Duration.ofHours(1)))
                .build();

        // When, Then
        assertThat(first(ALICE_SAYS_HELLO, old, fresh)).isEqualTo(fresh.getMemoryId());
    }

    @Test
    void shouldComeToWhatMatters() {
        // Given
        MemoryRecord trifle = aboutAlice(1).setImportance(0.2).build();
        MemoryRecord weighty = aboutAlice(2).setImportance(0.9).build();

        // When, Then
        assertThat(first(ALICE_SAYS_HELLO, trifle, weighty)).isEqualTo(weighty.getMemoryId());
    }

    @Test
    void shouldComeToWhomItAnswersAndNotToWhoeverIsCalledAlike() {
        // Given
        MemoryRecord alices = aboutAlice(1).build();
        MemoryRecord alicias = about(2, "alicia", "preference/alicia/tea").build();
        MemoryRecord everybodys = about(3, null, "lore_event/-/tea")
                .setType(MemoryType.LORE_EVENT)
                .build();
        Cue asked = new Cue("alice", null, "she likes tea");

        // When
        List<UUID> ranked = ranked(5, asked, alicias, everybodys, alices);

        // Then
        assertThat(ranked).containsExactly(alices.getMemoryId(), everybodys.getMemoryId());
    }

    @Test
    void shouldComeToNoMoreThanItMay() {
        // Given
        MemoryRecord[] many =
                IntStream.range(0, 9).mapToObj(id -> aboutAlice(id).build()).toArray(MemoryRecord[]::new);

        // When, Then
        assertThat(ranked(4, ALICE_SAYS_HELLO, many)).hasSize(4);
    }

    private static UUID first(Cue cue, MemoryRecord... memories) {
        return ranked(1, cue, memories).getFirst();
    }

    private static List<UUID> ranked(int most, Cue cue, MemoryRecord... memories) {
        MemoryShelf shelf = new MemoryShelf(Scope.of(memories[0]), new CharacterNgrams());
        Stream.of(memories).forEach(shelf::put);
        return new Ranking(most)
                .rank(shelf, cue, Fixtures.NOON).stream().map(Memory::id).toList();
    }

    private static MemoryRecord.Builder aboutAlice(int id) {
        return about(id, "alice", "preference/alice/tea");
    }

    private static MemoryRecord.Builder about(int id, @Nullable String person, String slot) {
        return MemoryRecord.newBuilder()
                .setMemoryId(new UUID(1, id))
                .setRoomId("demo")
                .setAgent("vera")
                .setType(MemoryType.PREFERENCE)
                .setText("she likes tea")
                .setOtherUser(person)
                .setSlot(slot)
                .setPolarity(Polarity.POSITIVE)
                .setConfidence(0.7)
                .setImportance(0.6)
                .setCreatedAt(Fixtures.NOON)
                .setUpdatedAt(Fixtures.NOON);
    }
}
