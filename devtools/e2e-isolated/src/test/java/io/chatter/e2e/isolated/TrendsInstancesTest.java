package io.chatter.e2e.isolated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.chatter.benchmark.ground.Ground;
import io.chatter.benchmark.ground.TopicLog;
import io.chatter.benchmark.ground.Trends;
import io.chatter.benchmark.load.LineProducer;
import io.chatter.benchmark.load.SteadyLines;
import io.chatter.schema.BotDensity;
import io.chatter.schema.TrendsSnapshot;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/// Instances of trends as they are shipped, on a broker of their own: what they answer over HTTP.
class TrendsInstancesTest {

    /// Windows of a kind that a room was told, by the path at which they are asked for.
    private record Kind(String path, TopicSpec topic, Class<? extends SpecificRecord> type) {}

    private static final Kind TRENDS = new Kind("trends", TopicCatalogue.CHAT_TRENDS, TrendsSnapshot.class);
    private static final Kind FAST = new Kind("trends-fast", TopicCatalogue.CHAT_TRENDS_FAST, TrendsSnapshot.class);
    private static final Kind DENSITY = new Kind("density", TopicCatalogue.CHAT_BOT_DENSITY, BotDensity.class);

    private static final List<String> ROOMS =
            IntStream.range(0, 12).mapToObj(room -> "room-" + room).toList();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(500);
    /// Copies may be that much behind the instance that makes the windows.
    private static final Duration COPIED = Duration.ofSeconds(3);

    private static final int WINDOWS = 3;
    private static final int INSTANCES = 3;
    private static final int HEAP_MB = 256;
    private static final Pattern NODE = Pattern.compile("(?:Source|Processor|Sink): (\\S+)");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Ground ground;
    private TopicLog log;

    @BeforeEach
    void start() throws Exception {
        ground = Ground.start(Path.of(System.getProperty("chatter.root")), List.of());
        log = new TopicLog(ground.bootstrapServers(), ground.registryUrl());
    }

    @AfterEach
    void stop() throws Exception {
        ground.close();
    }

    @Test
    void shouldAnswerForEveryRoomAndRangeFromEachInstanceAsTheLogHasIt() throws Exception {
        // Given: three instances, none of which has all rooms
        try (LineProducer producer =
                new LineProducer(ground.bootstrapServers(), ground.registryUrl(), TopicCatalogue.CHAT_FIREHOSE)) {
            SteadyLines lines = new SteadyLines(producer, ROOMS, 120);
            List<Trends> instances = new ArrayList<>();
            while (instances.size() < INSTANCES) {
                instances.add(ground.trends(HEAP_MB));
            }
            await().atMost(PATIENCE)
                    .pollInterval(LOOK)
                    .untilAsserted(() -> assertThat(instances)
                            .allSatisfy(instance -> assertThat(ROOMS.stream().filter(room -> has(instance, room)))
                                    .as(ask(instance, "/topology/state", "application/json")
                                            .body())
                                    .hasSizeBetween(1, ROOMS.size() - 1)));
            List<Kind> kinds = List.of(TRENDS, FAST, DENSITY);
            await().atMost(PATIENCE)
                    .pollInterval(LOOK)
                    .until(() -> kinds.stream().allMatch(kind -> WINDOWS < fewestTold(kind)));

            // Then
            for (Kind kind : kinds) {
                Map<String, JsonNode> told = told(kind);
                await().atMost(PATIENCE)
                        .pollInterval(LOOK)
                        .untilAsserted(() -> instances.forEach(instance -> check(instance, kind, told)));
            }

            // When
            Map<String, JsonNode> trends = told(TRENDS);
            Map<String, JsonNode> densities = told(DENSITY);
            instances.removeFirst().process().kill();

            // Then
            await().atMost(PATIENCE)
                    .pollInterval(LOOK)
                    .untilAsserted(() -> instances.forEach(instance -> {
                        check(instance, TRENDS, trends);
                        check(instance, DENSITY, densities);
                    }));
            lines.stop();
        }
    }

    @Test
    void shouldShowItsTopologyInTextAndDrawn() throws Exception {
        // Given
        Trends instance = ground.trends(HEAP_MB);
        Set<String> nodes = nodes(Files.readString(Path.of(System.getProperty("chatter.root"))
                .resolve("streams-topologies/src/test/resources/topology.txt")));

        // When
        HttpResponse<String> text = ask(instance, "/topology", "text/plain");
        HttpResponse<String> drawing = ask(instance, "/topology/drawing", "image/svg+xml");
        HttpResponse<String> page = ask(instance, "/topology", "text/html");

        // Then
        assertThat(nodes).isNotEmpty();
        assertThat(text.headers().firstValue("content-type").orElse("")).startsWith("text/plain");
        assertThat(nodes(text.body())).isEqualTo(nodes);
        assertThat(drawing.headers().firstValue("content-type").orElse("")).startsWith("image/svg+xml");
        assertThat(drawn(drawing.body())).containsAll(nodes);
        assertThat(page.headers().firstValue("content-type").orElse("")).startsWith("text/html");
        assertThat(page.body()).contains(drawing.body());
    }

    /// What the log has of some windows of each room, as the service would write it.
    private Map<String, JsonNode> told(Kind kind) throws JsonProcessingException {
        Map<String, List<SpecificRecord>> byRoom = byRoom(kind);
        Map<String, JsonNode> told = new HashMap<>();
        for (String room : ROOMS) {
            List<SpecificRecord> windows = byRoom.get(room);
            Instant settled = endOf(windows.getLast()).minus(COPIED);
            List<SpecificRecord> asked = windows.stream()
                    .filter(window -> endOf(window).isBefore(settled))
                    .toList();
            List<Object> last = asked.subList(Math.max(0, asked.size() - WINDOWS), asked.size()).stream()
                    .map(TrendsInstancesTest::plain)
                    .toList();
            told.put(room, JSON.readTree(JSON.writeValueAsString(last)));
        }
        return told;
    }

    private static void check(Trends instance, Kind kind, Map<String, JsonNode> told) {
        assertThat(told.keySet()).containsAll(ROOMS);
        told.forEach((room, windows) -> {
            assertThat(windows).as("windows of %s", room).isNotEmpty();
            String from = windows.get(0).get("window_start").asText();
            String to = windows.get(windows.size() - 1).get("window_start").asText();
            HttpResponse<String> answer = ask(
                    instance,
                    "/api/" + kind.path() + "/" + room + "/windows?from=" + from + "&to=" + to,
                    "application/json");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(read(answer.body()))
                    .as("%s of %s at port %d", kind.path(), room, instance.port())
                    .isEqualTo(windows);
        });
    }

    private long fewestTold(Kind kind) {
        Map<String, List<SpecificRecord>> byRoom = byRoom(kind);
        return ROOMS.stream()
                .mapToLong(room -> byRoom.getOrDefault(room, List.of()).size())
                .min()
                .orElseThrow();
    }

    private Map<String, List<SpecificRecord>> byRoom(Kind kind) {
        return log.records(kind.topic(), kind.type()).stream()
                .collect(Collectors.groupingBy(
                        ConsumerRecord::key, Collectors.mapping(ConsumerRecord::value, Collectors.toList())));
    }

    private static Instant endOf(SpecificRecord window) {
        return (Instant) window.get(window.getSchema().getField("window_end").pos());
    }

    /// A record as maps, lists, numbers and text, whatever wrote it.
    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case SpecificRecord record -> {
                Map<String, @Nullable Object> fields = new HashMap<>();
                for (Schema.Field field : record.getSchema().getFields()) {
                    fields.put(field.name(), plain(record.get(field.pos())));
                }
                yield fields;
            }
            case List<?> list -> list.stream().map(TrendsInstancesTest::plain).toList();
            case Number number -> number;
            case Boolean flag -> flag;
            case null -> null;
            default -> value.toString();
        };
    }

    /// Whether an instance has a room's windows itself, as its own or as a copy.
    private static boolean has(Trends instance, String room) {
        return ask(instance, "/api/density/" + room, "application/json", "X-Chatter-Passed-On", "true")
                        .statusCode()
                == 200;
    }

    private static HttpResponse<String> ask(Trends instance, String path, String accept, String... headers) {
        HttpRequest.Builder question = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + instance.port() + path))
                .timeout(PATIENCE)
                .header("Accept", accept);
        if (headers.length > 0) {
            question.headers(headers);
        }
        try {
            return HTTP.send(question.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("no answer at " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + json, e);
        }
    }

    private static Set<String> nodes(String description) {
        return NODE.matcher(description).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    /// The texts of a drawing.
    private static Set<String> drawn(String svg) throws Exception {
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        NodeList texts = document.getElementsByTagName("text");
        return IntStream.range(0, texts.getLength())
                .mapToObj(texts::item)
                .map(text -> text.getTextContent())
                .collect(Collectors.toSet());
    }
}
