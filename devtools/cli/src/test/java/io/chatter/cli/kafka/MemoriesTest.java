package io.chatter.cli.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.schema.MemoryRecord;
import io.chatter.schema.MemoryType;
import io.chatter.schema.Polarity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoriesTest {

    @ParameterizedTest
    @CsvSource({
        "alice, alice hates spiders, alice, true",
        "Alice, alice hates spiders, alice, true",
        "bob, alice hates spiders, alice, false",
        "al, alice hates spiders, alice, false",
        "bob, alice is married to Bob, alice, true",
    })
    void shouldKnowWhomAMemoryConcerns(String person, String text, String about, boolean concerned) {
        // Given
        Memories.Kept kept = new Memories.Kept("key", 0, memory(new UUID(1, 1), text, about, null), false);

        // When, Then
        assertThat(kept.concerns(person)).isEqualTo(concerned);
    }

    @Test
    void shouldTellHistoryFromWhatIsBelieved() {
        // Given
        UUID first = new UUID(1, 1);
        var loved = record(memory(first, "alice loves soup", "alice", null));
        var hates = record(memory(new UUID(1, 2), "alice hates soup", "alice", first));

        // When
        List<Memories.Kept> kept = Memories.kept(List.of(loved, hates));

        // Then
        assertThat(kept).extracting(Memories.Kept::superseded).containsExactly(true, false);
    }

    private static ConsumerRecord<String, MemoryRecord> record(MemoryRecord memory) {
        return new ConsumerRecord<>("persona.memory", 3, 0, "demo|vera|" + memory.getMemoryId(), memory);
    }

    private static MemoryRecord memory(UUID id, String text, String about, @Nullable UUID supersedes) {
        return MemoryRecord.newBuilder()
                .setMemoryId(id)
                .setRoomId("demo")
                .setAgent("vera")
                .setType(MemoryType.PREFERENCE)
                .setText(text)
                .setOtherUser(about)
                .setSlot("preference/alice/soup")
                .setPolarity(Polarity.POSITIVE)
                .setConfidence(0.7)
                .setImportance(0.5)
                .setSupersedes(supersedes)
                .setCreatedAt(Instant.EPOCH)
                .setUpdatedAt(Instant.EPOCH)
                .build();
    }
}
