package io.chatter.data.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chatter.data.Chat;
import io.chatter.data.DataFailure;
import io.chatter.data.PlantedTopics;
import io.chatter.data.log.Bound;
import io.chatter.data.log.LogAddress;
import io.chatter.data.log.Range;
import io.chatter.data.table.ReadProgress;
import io.chatter.schema.AgentPosts;
import io.chatter.schema.BotDensity;
import io.chatter.topics.TopicCatalogue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlSessionTest {

    private static final class Reads implements ReadProgress {

        private final List<String> reads = new ArrayList<>();
        private final List<String> undecodable = new ArrayList<>();

        @Override
        public void read(String topic, long records, int partitions, Duration took) {
            reads.add(topic + " " + records + "/" + partitions);
        }

        @Override
        public void undecodable(String cause, long records) {
            undecodable.add(records + " " + cause);
        }
    }

    @TempDir
    static Path spill;

    private static PlantedTopics topics;

    private final Reads reads = new Reads();

    @BeforeAll
    static void plant() throws IOException {
        topics = new PlantedTopics();
        for (int i = 0; i < 100; i++) {
            Instant at = Chat.NOON.plusSeconds(i);
            topics.plant(
                    TopicCatalogue.CHAT_FIREHOSE, 2, at, "demo", Chat.human("demo", "ann", "line \"" + i + "\"", at));
            topics.plant(TopicCatalogue.CHAT_FIREHOSE, 5, at, "den", Chat.bot("den", "bo", "ok, " + i, at));
        }
        topics.plantBytes(
                TopicCatalogue.CHAT_FIREHOSE.name(), 2, Chat.NOON, "demo", new byte[] {9, 9, 9, 9, 9, 9}, Map.of());
        topics.plant(TopicCatalogue.PERSONA_ROSTER, 0, Chat.NOON, "demo|bo", null);
        plantDensities();
        topics.flush();
    }

    /// One record without the alarm field, as a version before it would have written it, and one as of now.
    private static void plantDensities() throws IOException {
        BotDensity now = BotDensity.newBuilder()
                .setRoomId("demo")
                .setWindowStart(Chat.NOON)
                .setWindowEnd(Chat.NOON.plusSeconds(60))
                .setBotCount(3L)
                .setHumanCount(1L)
                .setDensity(0.75)
                .setBotReplyShare(0)
                .setMaxReplyDepth(0)
                .setMeanReplyDepth(0)
                .setNearDuplicateShare(0)
                .setPostsByAgent(List.of(new AgentPosts("bo", 3L)))
                .setAlarm(true)
                .build();
        topics.plant(TopicCatalogue.CHAT_BOT_DENSITY, 1, Chat.NOON, "demo", now);
        Schema earlier = withoutAlarm(BotDensity.getClassSchema());
        int id = topics.platform().registry().register("earlier", earlier);
        GenericData.Record old = new GenericData.Record(earlier);
        for (Schema.Field field : earlier.getFields()) {
            Object value = now.get(field.name());
            old.put(field.pos(), value instanceof Instant at ? (Object) at.toEpochMilli() : value);
        }
        old.put("posts_by_agent", List.of());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(ByteBuffer.allocate(5).put((byte) 0).putInt(id).array());
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<>(earlier).write(old, encoder);
        encoder.flush();
        topics.plantBytes(
                TopicCatalogue.CHAT_BOT_DENSITY.name(), 1, Chat.NOON, "demo", bytes.toByteArray(), Map.of("v", "0"));
    }

    private static Schema withoutAlarm(Schema schema) {
        List<Schema.Field> fields = schema.getFields().stream()
                .filter(field -> !field.name().equals("alarm"))
                .map(field -> new Schema.Field(field, field.schema()))
                .toList();
        return Schema.createRecord(schema.getName(), schema.getDoc(), schema.getNamespace(), false, fields);
    }

    @AfterAll
    static void close() {
        topics.close();
    }

    @Test
    void shouldShowNestedValuesAndWhereEachRecordStands() {
        assertThat(ask(
                        "select author.badges[1], provenance.reasons[2].weight, provenance.latencies.generate_ms, room_id,"
                                + " _topic, _partition, _offset, _timestamp, _key, _schema_id is not null"
                                + " from chat_firehose where _partition = 5 and _offset = 7"))
                .containsExactly("bot,4.0,41,den,chat.firehose,5,7," + Chat.NOON.plusSeconds(7) + ",den,true");
        assertThat(
                        ask(
                                "select text, reply_to, provenance, mentions, moderation from chat_firehose where text like '%\"3\"'"))
                .containsExactly("\"line \"\"3\"\"\",,,[],\"{\"\"action\"\":\"\"ALLOWED\"\",\"\"flags\"\":[]}\"");
    }

    @Test
    void shouldReadOnlyWhatThePredicatesLeave() {
        // When
        List<String> count = ask("select count(*) from chat_firehose where _partition = 5 and _offset >= 90");
        List<String> byTime =
                ask("select count(*) from chat_firehose where _timestamp >= '" + Chat.NOON.plusSeconds(80) + "'");

        // Then
        assertThat(count).containsExactly("10");
        assertThat(byTime).containsExactly("40");
        assertThat(reads.reads).containsExactly("chat.firehose 10/1", "chat.firehose 40/2");
    }

    @Test
    void shouldKeepToTheRangeThatWasAskedFor() {
        Range range = Bound.from(new Bound.At(Chat.NOON.plusSeconds(10)))
                .intersect(Bound.to(new Bound.At(Chat.NOON.plusSeconds(20))));
        assertThat(ask("select count(*), min(_timestamp) from chat_firehose", range))
                .containsExactly("20," + Chat.NOON.plusSeconds(10));
    }

    @Test
    void shouldReadEveryVersionOfARecordInOneQuestion() {
        assertThat(
                        ask(
                                "select bot_count, alarm, posts_by_agent[1].agent, _headers['v'] from chat_bot_density order by 2"))
                .containsExactly("3,false,,0", "3,true,bo,");
    }

    @Test
    void shouldCountWhatCannotBeDecodedAndShowTombstonesAsEmptyRows() {
        // When
        List<String> lines = ask("select count(*) from chat_firehose");
        List<String> tombstone = ask("select room_id, _key, _schema_id from persona_roster");

        // Then
        assertThat(lines).containsExactly("200");
        assertThat(reads.undecodable)
                .singleElement()
                .asString()
                .startsWith("1 chat.firehose: value starts with byte 9");
        assertThat(tombstone).containsExactly(",demo|bo,");
    }

    @Test
    void shouldPrintJsonAndTables() {
        assertThat(print(
                        "select room_id as room, author, _timestamp as t from chat_firehose where _offset = 1 and _partition = 2",
                        AnswerFormat.JSON))
                .containsExactly(
                        "{\"room\":\"demo\",\"author\":{\"id\":\"ann\",\"display_name\":\"ann\",\"color\":\"#ff7f50\",\"badges\":[\"human\"]},\"t\":\""
                                + Chat.NOON.plusSeconds(1) + "\"}");
        assertThat(print(
                        "select room_id, count(*) as lines from chat_firehose group by 1 order by 1",
                        AnswerFormat.TABLE))
                .containsExactly("room_id  lines", "demo     100", "den      100");
    }

    @Test
    void shouldListTheTablesWhereOneIsUnknown() {
        assertThatThrownBy(() -> ask("select * from chat_fire"))
                .isInstanceOf(DataFailure.class)
                .hasMessageContaining("no table `chat_fire`")
                .extracting(failure -> ((DataFailure) failure).mend())
                .asString()
                .contains("chat_firehose", "chat_ingest_dlq");
        assertThatThrownBy(() -> ask("select nonsense from chat_trends"))
                .isInstanceOf(DataFailure.class)
                .hasMessageContaining("nonsense");
    }

    @Test
    void shouldSayHowToStartABrokerThatIsNotThere() {
        LogAddress nowhere = new LogAddress("127.0.0.1:1", URI.create("http://127.0.0.1:1"));
        assertThatThrownBy(() -> SqlSession.open(nowhere, spill, ReadProgress.SILENT, Duration.ofSeconds(1)))
                .isInstanceOf(DataFailure.class)
                .extracting(failure -> ((DataFailure) failure).mend())
                .asString()
                .contains("./chatter up");
    }

    private List<String> ask(String statement) {
        return ask(statement, Range.EVERYTHING);
    }

    private List<String> ask(String statement, Range range) {
        List<String> lines = print(statement, range, AnswerFormat.CSV);
        return lines.subList(1, lines.size());
    }

    private List<String> print(String statement, AnswerFormat format) {
        return print(statement, Range.EVERYTHING, format);
    }

    private List<String> print(String statement, Range range, AnswerFormat format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SqlSession session = SqlSession.open(topics.address(), spill, reads)) {
            session.ask(statement, range, format.to(new PrintStream(out, true, StandardCharsets.UTF_8), rows -> {}));
        }
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
