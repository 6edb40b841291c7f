package io.chatter.persona.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.persona.Agent;
import io.chatter.persona.Fixtures;
import io.chatter.schema.MemoryRecord;
import io.chatter.schema.MemoryType;
import io.chatter.schema.Polarity;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What goes when memories fade or are too many, and what must not come back with it.
class ForgettingTest {

    private static final Agent VERA = Fixtures.agent("vera");

    private final Memories memories = new Memories();

    @Test
    void shouldForgetTheWeakestPastItsCap() throws InterruptedException {
        // Given
        Remembering vera = memories.open(VERA);
        String letters = "bcdfghjklmnpqrstvwxz";

        // When
        for (int i = 0; i < 90; i++) {
            String thing = letters.charAt(i % 20) + "o" + letters.charAt(i / 20) + "u" + letters.charAt(i % 7) + "ak";
            memories.say("alice", "i love " + thing, vera);
        }

        // Then
        assertThat(vera.shelf().active()).hasSizeLessThanOrEqualTo(MemorySettings.DEFAULT.kept());
        assertThat(memories.outcomes).contains(MemoryOutcome.EVICTED);
    }

    @Test
    void shouldNotHearAgainAfterAMoveWhatWasForgotten() throws InterruptedException {
        // Given
        Remembering before = memories.open(VERA);
        memories.say("alice", "i hate spiders", before);
        memories.delete("alice", before);
        before.close();
        memories.pass(Duration.ofHours(2));

        // When
        Remembering after = memories.open(VERA);
        memories.listen(after);

        // Then
        assertThat(after.shelf().all()).isEmpty();
    }

    @Test
    void shouldTakeNotesAgainThatDiedWithAnotherWorker() throws InterruptedException {
        // Given: a line that was noted, and not yet made a memory of
        Remembering before = memories.open(VERA);
        memories.hear("alice", "i hate spiders", before);
        before.close();
        memories.pass(Duration.ofSeconds(40));

        // When
        Remembering after = memories.open(VERA);
        memories.listen(after);
        memories.keeper.tend();

        // Then
        assertThat(after.shelf().all()).extracting(MemoryRecord::getText).containsExactly("alice hates spiders");
    }

    @Test
    void shouldForgetWhatItHadNotYetRead() throws InterruptedException {
        // Given
        Remembering vera = memories.open(VERA);
        memories.say("alice", "i hate spiders", vera);
        memories.hear("alice", "i love ducks", vera);
        memories.hear("bob", "i love marbles", vera);

        // When
        memories.delete("alice", vera);
        memories.keeper.tend();

        // Then
        assertThat(vera.shelf().all()).extracting(MemoryRecord::getText).containsExactly("bob loves marbles");
    }

    @Test
    void shouldNotBelieveAgainWhatAFadedMemoryHadReplaced() throws InterruptedException {
        // Given
        Remembering vera = memories.open(VERA);
        memories.say("alice", "i hate spiders", vera);
        memories.say("alice", "ok i love spiders now", vera);
        memories.pass(Duration.ofDays(300));

        // When
        memories.say("alice", "i love rubber ducks", vera);

        // Then
        assertThat(vera.shelf().all())
                .filteredOn(memory -> memory.getType() == MemoryType.PREFERENCE)
                .extracting(MemoryRecord::getText)
                .containsExactly("alice loves rubber ducks");
        assertThat(memories.recall(VERA, "alice", "a spider")).noneMatch(memory -> memory.contains("spider"));
    }

    @Test
    void shouldKeepHistoryOfPeopleThoughDriftLeavesMuchOfIt() {
        // Given
        MemoryShelf shelf = new MemoryShelf(Scope.of(VERA), new CharacterNgrams());
        MemoryRecord old = memory(0, MemoryType.PREFERENCE, null);
        shelf.put(old);
        shelf.put(memory(1, MemoryType.PREFERENCE, old.getMemoryId()));
        for (int i = 2; i < 40; i++) {
            shelf.put(memory(i, MemoryType.PERSONA_DRIFT, i == 2 ? null : new UUID(0, i - 1)));
        }

        // When
        var gone = new Decay(64).gone(shelf, Fixtures.NOON.plusSeconds(40));

        // Then
        assertThat(gone).isNotEmpty().doesNotContain(old).allMatch(one -> one.getType() == MemoryType.PERSONA_DRIFT);
    }

    private static MemoryRecord memory(int second, MemoryType type, @Nullable UUID supersedes) {
        return MemoryRecord.newBuilder()
                .setMemoryId(new UUID(0, second))
                .setRoomId(VERA.roomId())
                .setAgent(VERA.name())
                .setType(type)
                .setText("memory " + second)
                .setSlot("slot/-/" + type)
                .setPolarity(Polarity.NEUTRAL)
                .setConfidence(1)
                .setImportance(1)
                .setSupersedes(supersedes)
                .setCreatedAt(Fixtures.NOON.plusSeconds(second))
                .setUpdatedAt(Fixtures.NOON.plusSeconds(second))
                .build();
    }
}
