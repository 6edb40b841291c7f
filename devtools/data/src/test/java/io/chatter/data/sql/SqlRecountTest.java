package io.chatter.data.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.data.Chat;
import io.chatter.data.PlantedTopics;
import io.chatter.data.log.Range;
import io.chatter.data.replay.Replay;
import io.chatter.data.replay.ReplaySink;
import io.chatter.data.replay.RunSink;
import io.chatter.data.replay.RunTopics;
import io.chatter.data.replay.Speed;
import io.chatter.data.table.ReadProgress;
import io.chatter.schema.ChatMessage;
import io.chatter.topics.TopicCatalogue;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// SQL over the lines gives what the topology told of them: each window, and nothing else. Phrases apart,
/// which `WindowRecount` counts, lines are few and their words are few enough for no list to be full.
class SqlRecountTest {

    private static final List<String> WORDS = List.of("dragon", "castle", "#speedrun", "@streamer", "gooooal", "brave");
    private static final int LINES = 600;

    /// All windows that there must be: from a room's first line to the last one that was told.
    private static final String WINDOWS = """
            with lines as (select * from %s),
            ends as (
                select room_id, unnest(generate_series(
                    time_bucket(interval 5 second, first_line) + interval 5 second, last_end, interval 5 second)) as window_end
                from (select room_id, min(broadcast_at) as first_line from lines group by room_id)
                join (select room_id, max(window_end) as last_end from replay_recounted_chat_trends group by room_id)
                using (room_id)
            ),
            """;

    private static final String DENSITY = """
            counted as (
                select
                    ends.room_id,
                    window_end,
                    count(*) filter (origin = 'BOT') as bots,
                    count(*) filter (origin = 'HUMAN') as humans,
                    count(*) filter (origin = 'BOT' and provenance.reply_depth > 0) as replies,
                    coalesce(max(provenance.reply_depth), 0) as deepest,
                    coalesce(sum(provenance.reply_depth), 0) as depth
                from ends
                left join lines on lines.room_id = ends.room_id
                    and broadcast_at >= window_end - interval 60 second and broadcast_at < window_end
                group by all
            )
            select *
            from counted full join replay_recounted_chat_bot_density told using (room_id, window_end)
            where bots is distinct from bot_count
                or humans is distinct from human_count
                or coalesce(bots / nullif(bots + humans, 0), 0) is distinct from density
                or coalesce(replies / nullif(bots, 0), 0) is distinct from bot_reply_share
                or deepest is distinct from max_reply_depth
                or coalesce(depth / nullif(bots, 0), 0) is distinct from mean_reply_depth
            """;

    private static final String TRENDS = """
            counted as (
                select ends.room_id, window_end, count(_offset) as lines, count(distinct author.id) as authors
                from ends
                left join lines on lines.room_id = ends.room_id
                    and broadcast_at >= window_end - interval 60 second and broadcast_at < window_end
                group by all
            )
            select *
            from counted full join replay_recounted_chat_trends told using (room_id, window_end)
            where lines is distinct from message_count
                or authors is distinct from distinct_authors
                or lines is distinct from rate_per_minute
            """;

    private static final String TERMS = """
            terms as (
                select distinct
                    room_id, _offset, broadcast_at, origin, author.id as author,
                    case token[1] when '@' then 'MENTION' when '#' then 'TAG' else 'WORD' end as kind,
                    regexp_replace(regexp_replace(lower(token), '[^\\pL\\pN]', '', 'g'), 'o{3,}', 'o') as term
                from (select *, unnest(string_split(text, ' ')) as token from lines)
            ),
            counted as (
                select
                    ends.room_id, window_end, kind, term,
                    count(*) filter (broadcast_at >= window_end - interval 60 second) as lines,
                    count(distinct author) filter (broadcast_at >= window_end - interval 60 second) as authors,
                    count(*) filter (broadcast_at >= window_end - interval 60 second and origin = 'HUMAN') as humans,
                    count(*) filter (broadcast_at < window_end - interval 60 second) as lines_before
                from ends
                join terms on terms.room_id = ends.room_id
                    and broadcast_at >= window_end - interval 120 second and broadcast_at < window_end
                group by all
                having lines >= 2
            ),
            told as (
                select room_id, window_end, trend.*
                from (select room_id, window_end, unnest(trends) as trend from replay_recounted_chat_trends)
            )
            select *
            from counted full join told using (room_id, window_end, kind, term)
            where lines is distinct from told.count
                or authors is distinct from distinct_authors
                or humans / lines is distinct from human_share
                or lines - lines_before is distinct from velocity
            """;

    @TempDir
    static Path folder;

    private static PlantedTopics topics;
    private static RunTopics run;
    private static SqlSession session;

    @BeforeAll
    static void replay() {
        topics = new PlantedTopics();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        for (int i = 0; i < LINES; i++) {
            Instant at = Chat.NOON.plusMillis(730L * i);
            String room = i % 3 == 0 ? "den" : "demo";
            topics.plant(TopicCatalogue.CHAT_FIREHOSE, room.equals("den") ? 1 : 4, at, room, line(room, at, random));
        }
        topics.flush();
        run = new RunTopics("recounted");
        try (ReplaySink sink =
                new RunSink(topics.address(), run, TopicCatalogue.CHAT_FIREHOSE.name(), folder.resolve("state"))) {
            Replay.Request everything = new Replay.Request(
                    TopicCatalogue.CHAT_FIREHOSE.name(), Range.EVERYTHING, Optional.empty(), Speed.MAX);
            new Replay(topics.address(), (done, passed, total) -> {}).run(everything, sink);
        }
        session = SqlSession.open(topics.address(), folder.resolve("spill"), ReadProgress.SILENT);
    }

    /// Commas keep words from being phrases.
    private static ChatMessage line(String room, Instant at, RandomGenerator random) {
        String text = WORDS.get(random.nextInt(WORDS.size())) + ", " + WORDS.get(random.nextInt(WORDS.size())) + "!";
        String author = "author" + random.nextInt(9);
        if (random.nextInt(3) == 0) {
            return Chat.human(room, author, text, at);
        }
        ChatMessage line = Chat.bot(room, author, text, at);
        line.getProvenance().put("reply_depth", random.nextInt(4));
        return line;
    }

    @AfterAll
    static void close() {
        session.close();
        run.drop(topics.address());
        topics.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {DENSITY, TRENDS, TERMS})
    void shouldFindNoWindowThatDiffers(String recount) {
        assertThat(differences(recount, "chat_firehose")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {DENSITY, TRENDS, TERMS})
    void shouldFindTheWindowsOfALineThatIsMissing(String recount) {
        assertThat(differences(recount, "chat_firehose where not (_partition = 4 and _offset = 170)"))
                .isNotEmpty();
    }

    private static List<String> differences(String recount, String lines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        session.ask(
                WINDOWS.formatted(lines) + recount,
                Range.EVERYTHING,
                AnswerFormat.JSON.to(new PrintStream(out, true, StandardCharsets.UTF_8), rows -> {}));
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
