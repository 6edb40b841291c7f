package io.chatter.cli.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.chatter.cli.CliFailure;
import io.chatter.schema.MemoryRecord;
import io.chatter.schema.MemoryType;
import io.chatter.schema.Polarity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeptTest {

    @ParameterizedTest
    @CsvSource({
        "alice, alice hates spiders, alice, true",
        "Alice, alice hates spiders, alice, true",
        "bob, alice hates spiders, alice, false",
        "carol, she hates spiders, guest:carol, true",
        "guest:carol, she hates spiders, carol, false",
        "al, alice hates spiders, alice, false",
        "bob, alice is married to Bob, alice, true",
    })
    void shouldKnowWhomAMemoryConcerns(String person, String text, String about, boolean concerned) {
        // Given
        Kept kept = new Kept(memory(new UUID(1, 1), text, about, null), false);

        // When, Then
        assertThat(kept.concerns(person)).isEqualTo(concerned);
    }

    @Test
    void shouldTellHistoryFromWhatIsBelieved() {
        // Given
        UUID first = new UUID(1, 1);
        var loved = memory(first, "alice loves soup", "alice", null);
        var hates = memory(new UUID(1, 2), "alice hates soup", "alice", first);

        // When
        List<Kept> kept = Kept.of(List.of(loved, hates));

        // Then
        assertThat(kept).extracting(Kept::superseded).containsExactly(true, false);
    }

    @Test
    void shouldForgetWhatAMemoryReplacedBeforeIt() {
        // Given
        UUID first = new UUID(1, 1);
        var loved = memory(first, "alice loves soup", "alice", null);
        var hates = memory(new UUID(1, 2), "alice hates soup", "alice", first);
        var other = memory(new UUID(1, 3), "alice loves tea", "alice", null);
        List<Kept> all = Kept.of(List.of(loved, hates, other));

        // When
        List<Kept> gone = Kept.withHistory(List.of(all.get(1)), all);

        // Then
        assertThat(gone).containsExactly(all.get(0), all.get(1));
    }

    @Test
    void shouldTellThatAMemoryIsForgotten() {
        // Given
        List<Kept> all = Kept.of(List.of(memory(new UUID(1, 0x2a), "alice loves soup", "alice", null)));
        String gone = "0000-00000000abcd";

        // When
        CliFailure failure = catchThrowableOfType(CliFailure.class, () -> Kept.only(gone, all));

        // Then
        assertThat(failure.line())
                .startsWith("chatter: No memory has the id " + gone)
                .contains("`./chatter memory list");
        assertThat(failure.exitCode()).isEqualTo(1);
        assertThat(Kept.only("2a", all)).isEqualTo(all.getFirst());
    }

    @Test
    void shouldAskForMoreOfAnIdThatSeveralHave() {
        // Given
        List<Kept> all = Kept.of(List.of(
                memory(new UUID(1, 0x2a), "alice loves soup", "alice", null),
                memory(new UUID(2, 0x2a), "bob loves tea", "bob", null)));

        // When
        CliFailure failure = catchThrowableOfType(CliFailure.class, () -> Kept.only("2a", all));

        // Then
        assertThat(failure.line()).startsWith("chatter: 2 memories have ids that end in 2a. Name more of it");
        assertThat(failure.exitCode()).isEqualTo(2);
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
