package io.chatter.persona.mem0;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.persona.memory.Scope;
import io.chatter.schema.MemoryRecord;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServerIdsTest {

    private static final Scope VERA = new Scope("demo", "vera");
    private static final Scope BEN = new Scope("demo", "ben");

    private final ServerIds ids = new ServerIds();

    @Test
    void shouldForgetAnAgentThatLeftButForWhatIsStillToBeWritten() {
        // Given
        MemoryRecord done = Mem0ArchiveTest.memory(VERA, 1, "done");
        MemoryRecord waiting = Mem0ArchiveTest.memory(VERA, 2, "waiting");
        MemoryRecord other = Mem0ArchiveTest.memory(BEN, 3, "other");
        ids.put(done, "m1");
        ids.put(waiting, "m2");
        ids.put(other, "m3");

        // When
        ids.forget(VERA, Set.of(waiting.getMemoryId()));

        // Then
        assertThat(ids.of(done)).isEmpty();
        assertThat(ids.of(waiting)).contains("m2");
        assertThat(ids.of(other)).contains("m3");
    }
}
