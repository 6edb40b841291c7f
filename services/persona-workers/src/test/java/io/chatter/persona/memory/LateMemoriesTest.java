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

/// An agent that begins without its memories, for their server is slow, and gets them later.
class LateMemoriesTest {

    private static final Agent VERA = Fixtures.agent("vera");
    private static final double TALKATIVENESS = 1.15;

    private final LateArchive archive = new LateArchive();
    private final Memories memories = new Memories(Memories.BY_RULE, archive);

    @Test
    void shouldLearnNothingBeforeItKnowsWhatItKnew() throws InterruptedException {
        // Given
        Remembering vera = memories.open(VERA);

        // When
        memories.say("alice", "i hate spiders", vera);

        // Then
        assertThat(memories.outcomes).isEmpty();
        assertThat(vera.shelf().all()).isEmpty();
    }

    @Test
    void shouldWeighWhatItHeardMeanwhileAgainstWhatItKnew() throws InterruptedException {
        // Given
        Remembering vera = memories.open(VERA);
        memories.say("alice", "i hate spiders", vera);

        // When
        archive.arrive();
        memories.keeper.tend();

        // Then
        assertThat(memories.outcomes).containsExactly(MemoryOutcome.SUPERSEDED);
        assertThat(memories.recall(VERA, "alice", "spiders")).containsExactly("alice hates spiders");
    }

    @Test
    void shouldBecomeWhoItWas() throws InterruptedException {
        // Given
        Remembering vera = memories.open(VERA);
        assertThat(vera.character()).isEqualTo(VERA);

        // When
        archive.arrive();
        memories.keeper.tend();

        // Then
        assertThat(vera.character().persona().talkativeness())
                .isEqualTo(TALKATIVENESS * VERA.persona().talkativeness());
        assertThat(vera.acquaintances()).containsExactly("alice");
    }

    @Test
    void shouldNotLearnLongAfterwards() throws InterruptedException {
        // Given
        Remembering vera = memories.open(VERA);
        memories.say("alice", "i hate spiders", vera);
        memories.pass(Duration.ofHours(1));
        memories.keeper.tend();

        // When
        archive.arrive();
        memories.keeper.tend();

        // Then
        assertThat(memories.recall(VERA, "alice", "spiders")).containsExactly("alice loves spiders");
    }

    /// Lets agents begin at once; what it keeps is on the shelf only once it has arrived.
    private static final class LateArchive implements Archive {
        private final TransientArchive kept = new TransientArchive();
        private @Nullable MemoryShelf shelf;
        private boolean arrived;

        LateArchive() {
            kept.save(memory(1, MemoryType.PREFERENCE, "alice loves spiders", "alice", "preference/alice/spider"));
            kept.save(memory(
                    2,
                    MemoryType.PERSONA_DRIFT,
                    "talkativeness " + TALKATIVENESS,
                    null,
                    "persona_drift/-/talkativeness"));
        }

        void arrive() {
            arrived = true;
            if (shelf != null) {
                kept.open(shelf);
            }
        }

        @Override
        public void start() {}

        @Override
        public void open(MemoryShelf opened) {
            shelf = opened;
        }

        @Override
        public boolean restored(MemoryShelf opened) {
            return true;
        }

        @Override
        public boolean known(MemoryShelf opened) {
            return arrived;
        }

        @Override
        public void close(MemoryShelf opened) {}

        @Override
        public void save(MemoryRecord memory) {
            kept.save(memory);
        }

        @Override
        public void forget(MemoryRecord memory) {
            kept.forget(memory);
        }

        @Override
        public int settle() {
            return 0;
        }

        @Override
        public void close() {}

        private static MemoryRecord memory(int id, MemoryType type, String text, @Nullable String person, String slot) {
            return MemoryRecord.newBuilder()
                    .setMemoryId(new UUID(1, id))
                    .setRoomId(VERA.roomId())
                    .setAgent(VERA.name())
                    .setType(type)
                    .setText(text)
                    .setOtherUser(person)
                    .setSlot(slot)
                    .setPolarity(type == MemoryType.PREFERENCE ? Polarity.POSITIVE : Polarity.NEUTRAL)
                    .setConfidence(0.7)
                    .setImportance(0.6)
                    .setCreatedAt(Fixtures.NOON)
                    .setUpdatedAt(Fixtures.NOON)
                    .build();
        }
    }
}
