package io.chatter.persona.mem0;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.persona.memory.Scope;
import io.chatter.schema.MemoryRecord;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxWriterTest {

    private static final Scope VERA = new Scope("demo", "vera");
    private static final Scope BEN = new Scope("demo", "ben");
    private static final int STRIKES = 5;

    private final AtomicInteger lost = new AtomicInteger();
    private final Mem0Archive.Observer observer = new Mem0Archive.Observer() {
        @Override
        public void lost() {
            lost.incrementAndGet();
        }

        @Override
        public void leftBehind() {}

        @Override
        public void answered(Duration took, boolean success) {}

        @Override
        public void disbelieved() {}
    };
    private final Outbox outbox = new Outbox(100);
    private StubMem0 server;
    private Mem0Client client;
    private OutboxWriter writer;

    @BeforeEach
    void start() throws IOException {
        server = new StubMem0(Mem0Server.Dialect.SELF_HOSTED);
        server.fault = StubMem0.Fault.POISONED;
        client = new Mem0Client(server.address(), observer);
        writer = new OutboxWriter(client, outbox, new ServerIds(), observer);
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void shouldCountNoStrikesOfWhatWasDropped() throws InterruptedException {
        // Given: a memory that failed until it was dropped with its agent
        for (int strike = 1; strike < STRIKES; strike++) {
            fail(strike);
        }
        outbox.drop(VERA);
        failOf(BEN, STRIKES);

        // When
        fail(STRIKES + 1);

        // Then
        assertThat(lost).hasValue(0);
        assertThat(outbox.pending(VERA)).hasSize(1);
    }

    private void fail(int round) throws InterruptedException {
        failOf(VERA, round);
    }

    /// One that fails, after another that does not.
    private void failOf(Scope scope, int round) throws InterruptedException {
        write(Mem0ArchiveTest.memory(BEN, round, "fact"));
        write(Mem0ArchiveTest.memory(scope, 0, StubMem0.POISON));
    }

    private void write(MemoryRecord memory) throws InterruptedException {
        Outbox.Entry entry = new Outbox.Entry(memory, Outbox.Wish.SAVE);
        outbox.put(entry);
        try {
            writer.write(entry);
        } catch (Mem0Exception e) {
            assertThat(memory.getText()).isEqualTo(StubMem0.POISON);
        }
    }
}
