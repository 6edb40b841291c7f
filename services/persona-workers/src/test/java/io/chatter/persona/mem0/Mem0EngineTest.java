package io.chatter.persona.mem0;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.chatter.persona.Fixtures;
import io.chatter.persona.Tenure;
import io.chatter.persona.memory.Archive;
import io.chatter.persona.memory.CharacterNgrams;
import io.chatter.persona.memory.MemoryShelf;
import io.chatter.persona.memory.Scope;
import io.chatter.schema.MemoryRecord;
import io.chatter.schema.MemoryType;
import io.chatter.schema.Polarity;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The adapter against Mem0's own engine behind the self-hosted server's routes. Needs Node, and `npm install mem0ai`
/// in `target/mem0-engine` or in the folder that `-Dmem0.engine` names; skipped, and says so, without.
class Mem0EngineTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Scope VERA = new Scope("demo", "vera-deadpan");
    private static final Scope BEN = new Scope("demo", "ben");
    private static final Mem0Archive.Manners BRISK =
            new Mem0Archive.Manners(Duration.ofSeconds(2), Duration.ofMillis(200), 3, Duration.ofMillis(300));

    private final AtomicInteger lost = new AtomicInteger();
    private final List<Throwable> deaths = new ArrayList<>();
    private final List<Mem0Archive> opened = new ArrayList<>();
    private Process engine;
    private URI address;

    @BeforeEach
    void start() throws IOException {
        Path folder = Path.of(System.getProperty("mem0.engine", "target/mem0-engine"));
        boolean there = Files.isDirectory(folder.resolve("node_modules/mem0ai")) && nodeRuns();
        if (!there) {
            System.out.println("Mem0EngineTest skipped: it needs node, and `npm install mem0ai` in " + folder);
        }
        assumeThat(there).as("Mem0's engine in %s", folder).isTrue();
        Path script = Files.createTempFile("mem0-server", ".mjs");
        try (var source = Mem0EngineTest.class.getResourceAsStream("/mem0/server.mjs")) {
            Files.write(script, source.readAllBytes());
        }
        engine = new ProcessBuilder(
                        "node", script.toString(), folder.toAbsolutePath().toString())
                .redirectErrorStream(true)
                .start();
        BufferedReader output = new BufferedReader(new InputStreamReader(engine.getInputStream(), UTF_8));
        String line = output.readLine();
        while (line != null && !line.startsWith("port ")) {
            line = output.readLine();
        }
        assertThat(line).as("the engine did not start").isNotNull();
        address = URI.create("http://127.0.0.1:" + line.substring("port ".length()));
    }

    private static boolean nodeRuns() {
        try {
            return new ProcessBuilder("node", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @AfterEach
    void stop() throws InterruptedException {
        for (Mem0Archive archive : opened) {
            archive.close();
        }
        if (engine != null) {
            engine.destroy();
            assertThat(engine.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(deaths).isEmpty();
    }

    @Test
    void shouldStoreChangeAndForget() throws InterruptedException {
        // Given
        Mem0Archive archive = archive();

        // When
        archive.save(memory(VERA, 1, "alice hates spiders"));
        archive.save(memory(VERA, 2, "alice loves ducks"));
        archive.settle();
        archive.save(memory(VERA, 1, "alice loves spiders"));
        archive.forget(memory(VERA, 2, "alice loves ducks"));
        archive.settle();

        // Then
        assertThat(shelf(archive(), VERA).all()).containsExactly(memory(VERA, 1, "alice loves spiders"));
        assertThat(lost).hasValue(0);
    }

    @Test
    void shouldComeBackWithEverythingOfItsOwnScopeOnly() throws InterruptedException {
        // Given
        Mem0Archive first = archive();
        for (int i = 0; i < 40; i++) {
            first.save(memory(VERA, i, "alice hates thing " + i));
            first.save(memory(BEN, i, "alice loves thing " + i));
        }
        first.settle();

        // When
        MemoryShelf shelf = shelf(archive(), VERA);

        // Then
        assertThat(shelf.all())
                .hasSize(40)
                .allSatisfy(memory -> assertThat(memory.getText()).startsWith("alice hates"));
    }

    private Mem0Archive archive() {
        Mem0Archive.Observer observer = new Mem0Archive.Observer() {
            @Override
            public void leftBehind() {}

            @Override
            public void lost() {
                lost.incrementAndGet();
            }

            @Override
            public void answered(Duration took, boolean success) {}

            @Override
            public void disbelieved() {
                throw new IllegalStateException("a record of another scope");
            }
        };
        Mem0Archive archive = new Mem0Archive(
                new Mem0Server(Mem0Server.Dialect.SELF_HOSTED, address, "secret", Duration.ofSeconds(2)),
                BRISK,
                Clock.systemUTC(),
                observer,
                new Archive.Employer(
                        new Tenure(Duration.ofDays(1), System::nanoTime), (_, death) -> deaths.add(death)));
        archive.start();
        opened.add(archive);
        return archive;
    }

    private static MemoryShelf shelf(Mem0Archive archive, Scope scope) {
        MemoryShelf shelf = new MemoryShelf(scope, new CharacterNgrams());
        archive.open(shelf);
        await().atMost(LONG).until(() -> archive.restored(shelf));
        return shelf;
    }

    private static MemoryRecord memory(Scope scope, int id, String text) {
        return MemoryRecord.newBuilder()
                .setMemoryId(new UUID(scope.hashCode(), id))
                .setRoomId(scope.roomId())
                .setAgent(scope.agent())
                .setType(MemoryType.PREFERENCE)
                .setText(text)
                .setOtherUser("alice")
                .setSlot("preference/alice/thing-" + id)
                .setPolarity(Polarity.NEGATIVE)
                .setConfidence(0.7)
                .setImportance(0.6)
                .setSourceMessageIds(List.of(new UUID(7, id)))
                .setCreatedAt(Fixtures.NOON)
                .setUpdatedAt(Fixtures.NOON)
                .build();
    }
}
