package io.chatter.e2e.isolated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chatter.benchmark.ground.Gateway;
import io.chatter.benchmark.ground.Ground;
import io.chatter.benchmark.ground.TopicLog;
import io.chatter.benchmark.load.FaithfulReader;
import io.chatter.benchmark.load.LineProducer;
import io.chatter.benchmark.load.SocketClient;
import io.chatter.benchmark.load.SteadyLines;
import io.chatter.benchmark.load.Swarm;
import io.chatter.benchmark.load.Transcript;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Origin;
import io.chatter.topics.TopicCatalogue;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Gateways and a broker of their own, under load and with faults that the shared stack should not suffer.
class GatewayFaultsTest {

    /// Ten show more and take four minutes: `./chatter test -Dfaults.kills=10`.
    private static final int KILLS = Integer.getInteger("faults.kills", 3);

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofSeconds(1);

    /// A restart may keep a viewer away for this long, where there is another gateway.
    private static final Duration AWAY = Duration.ofSeconds(5);

    private static final List<String> ROOMS = Stream.of("a", "b", "c", "d", "e", "f", "g", "h")
            .map("room-"::concat)
            .toList();
    private static final String ROOM = ROOMS.getFirst();

    private Ground ground;
    private TopicLog log;

    @BeforeEach
    void start() throws Exception {
        ground = Ground.start(Path.of(System.getProperty("chatter.root")), ROOMS);
        log = new TopicLog(ground.bootstrapServers(), ground.registryUrl());
    }

    @AfterEach
    void stop() throws Exception {
        ground.close();
    }

    @Test
    void shouldLoseDoubleAndReorderNothingThoughGatewaysAreKilledAndRestartedUnderLoad() throws Exception {
        // Given: two gateways that share the work, a reader at each that has a cursor to come back with, and one that
        // goes to the other
        List<Gateway> gateways = new ArrayList<>(List.of(ground.gateway(), ground.gateway()));
        try (LineProducer producer = producer();
                FaithfulReader one = new FaithfulReader(gateways.get(0).port(), ROOM);
                FaithfulReader other = new FaithfulReader(gateways.get(1).port(), ROOM);
                FaithfulReader roaming = new FaithfulReader(
                        List.of(gateways.get(1).port(), gateways.get(0).port()), ROOM)) {
            SteadyLines lines = new SteadyLines(producer, ROOMS, 500);
            await().atMost(PATIENCE).until(() -> one.last() >= 0 && other.last() >= 0 && roaming.last() >= 0);

            // When
            Gateway upgraded = gateways.get(1);
            upgraded.process().stop();
            gateways.set(1, ground.gateway(upgraded.port()));
            for (int kill = 0; kill < KILLS; kill++) {
                Gateway victim = gateways.get(kill % 2);
                victim.process().kill();
                gateways.set(kill % 2, ground.gateway(victim.port()));
            }
            Map<String, List<UUID>> sent = lines.stop();

            // Then
            int all = flat(sent).size();
            List<ConsumerRecord<String, ChatMessage>> shown =
                    await().atMost(PATIENCE).pollInterval(LOOK).until(this::lines, found -> found.size() >= all);
            ROOMS.forEach(room -> assertThat(idsOf(room, shown)).isEqualTo(sent.get(room)));
            assertThat(gateways)
                    .allSatisfy(gateway -> assertThat(gateway.metric("chatter_gateway_judged"))
                            .as("lines that this life of a gateway has judged")
                            .isPositive());
            Set<Long> offsets = offsetsOf(ROOM, shown);
            long end = offsets.stream().mapToLong(Long::longValue).max().orElseThrow();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(List.of(one.last(), other.last(), roaming.last()))
                            .as("the last line that each reader was shown")
                            .containsOnly(end));
            assertThat(one.transcript().faults(offsets)).isEmpty();
            assertThat(other.transcript().faults(offsets)).isEmpty();
            assertThat(roaming.transcript().faults(offsets)).isEmpty();
            assertThat(roaming.longestAway()).isBetween(Duration.ofNanos(1), AWAY);
        }
    }

    @Test
    void shouldGiveLinesBackWhileTheBrokerStandsStillLoseNothingAndSayFarewell() throws Exception {
        // Given: a person whose line is in the log, and personas that go on
        Gateway gateway = ground.gateway();
        URI socket = URI.create("ws://127.0.0.1:" + gateway.port() + "/ws");
        try (LineProducer producer = producer();
                SocketClient person = SocketClient.join(socket, ROOM, 0, null)) {
            SteadyLines lines = new SteadyLines(producer, ROOMS, 50);
            person.say("before", "is anybody here");
            await().atMost(PATIENCE).until(() -> person.events("ack").size() == 1);

            // When
            long begin = System.nanoTime();
            ground.broker().suspend();
            List.of("one", "two", "three").forEach(nonce -> person.say(nonce, "hello " + nonce));
            await().atMost(PATIENCE).until(() -> person.events("rejected").size() == 3);
            await().atMost(PATIENCE)
                    .until(() ->
                            System.nanoTime() - begin > Duration.ofSeconds(20).toNanos());
            ground.broker().resume();

            // Then
            assertThat(person.events("rejected")).allSatisfy(rejected -> {
                assertThat(rejected.get("code").asText()).isEqualTo("unavailable");
                assertThat(rejected.get("text").asText()).startsWith("hello ");
            });
            await().atMost(PATIENCE).pollInterval(LOOK).until(() -> {
                person.say("after-" + person.events("rejected").size(), "back again");
                return person.events("ack").size() > 1;
            });
            Map<String, List<UUID>> sent = lines.stop();
            await().atMost(PATIENCE)
                    .pollInterval(LOOK)
                    .untilAsserted(() -> assertThat(bots()).hasSameSizeAs(flat(sent)));
            assertThat(bots()).containsExactlyInAnyOrderElementsOf(flat(sent));
            assertThat(firehose()).doesNotHaveDuplicates().containsAll(acknowledged(person));
            assertThat(gateway.process().isAlive()).isTrue();

            // When: it is stopped in order
            gateway.process().stop();

            // Then: the client knows that it may come back
            assertThat(person.closed()).succeedsWithin(PATIENCE).isEqualTo(1001);
            assertThat(person.events("reconnect"))
                    .singleElement()
                    .satisfies(
                            event -> assertThat(event.get("after_ms").asLong()).isBetween(0L, 1_500L));
        }
    }

    @Test
    void shouldBringAThousandClientsBackWithoutGapOrDouble() throws Exception {
        // Given: all have seen something
        Gateway gateway = ground.gateway();
        List<Transcript> clients = Stream.generate(Transcript::new).limit(1_000).toList();
        try (LineProducer producer = producer();
                Swarm before = joined(clients, gateway)) {
            SteadyLines lines = new SteadyLines(producer, List.of(ROOM), 15);
            readUntil(before, () -> clients.stream().allMatch(client -> client.last() >= 0));

            // When: the network goes for a while, for fewer lines than a backlog may have
            before.close();
            long cut = System.nanoTime();
            await().atMost(PATIENCE)
                    .until(() -> System.nanoTime() - cut > Duration.ofSeconds(5).toNanos());
            int sent = lines.stop().get(ROOM).size();
            Set<Long> offsets = await().atMost(PATIENCE)
                    .until(() -> offsetsOf(ROOM, lines()), offsetsInLog -> offsetsInLog.size() == sent);
            long end = offsets.stream().mapToLong(Long::longValue).max().orElseThrow();
            try (Swarm back = joined(clients, gateway)) {
                readUntil(back, () -> clients.stream().allMatch(client -> client.last() >= end));
            }

            // Then
            assertThat(clients)
                    .allSatisfy(client -> assertThat(client.faults(offsets)).isEmpty());
            assertThat(clients).allSatisfy(client -> assertThat(client.gaps()).isEmpty());
        }
    }

    private static Swarm joined(List<Transcript> clients, Gateway gateway) throws Exception {
        Swarm swarm = new Swarm();
        for (Transcript client : clients) {
            swarm.join(gateway.port(), client.join(ROOM), client);
        }
        return swarm;
    }

    private static void readUntil(Swarm swarm, BooleanSupplier enough) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!enough.getAsBoolean()) {
            assertThat(System.nanoTime()).as("the clients wait for too long").isLessThan(deadline);
            swarm.read();
        }
    }

    private LineProducer producer() {
        return new LineProducer(ground.bootstrapServers(), ground.registryUrl(), TopicCatalogue.CHAT_INGEST);
    }

    private static List<UUID> flat(Map<String, List<UUID>> sent) {
        return sent.values().stream().flatMap(List::stream).toList();
    }

    private static List<UUID> acknowledged(SocketClient person) {
        return person.events("ack").stream()
                .map(ack -> UUID.fromString(ack.get("message_id").asText()))
                .toList();
    }

    private List<UUID> firehose() {
        return lines().stream().map(line -> line.value().getMessageId()).toList();
    }

    private List<UUID> bots() {
        return lines().stream()
                .filter(line -> line.value().getOrigin() == Origin.BOT)
                .map(line -> line.value().getMessageId())
                .toList();
    }

    private static List<UUID> idsOf(String room, List<ConsumerRecord<String, ChatMessage>> lines) {
        return lines.stream()
                .filter(line -> line.key().equals(room))
                .map(line -> line.value().getMessageId())
                .toList();
    }

    private static Set<Long> offsetsOf(String room, List<ConsumerRecord<String, ChatMessage>> lines) {
        return lines.stream()
                .filter(line -> line.key().equals(room))
                .map(ConsumerRecord::offset)
                .collect(Collectors.toSet());
    }

    private List<ConsumerRecord<String, ChatMessage>> lines() {
        return log.records(TopicCatalogue.CHAT_FIREHOSE, ChatMessage.class);
    }
}
