package io.chatter.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.StreamContext;
import io.chatter.schema.TranscriptSegment;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The page in the past of the real stack, held to what the topics say of that moment.
class PagePastTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String ROOM = "demo";

    /// How far from the asked time a seek may land.
    private static final long NEAR_MS = 250;

    /// Closer to now, a page is live.
    private static final long LONG_AGO_MS = 6_000;

    /// What is written around the moment, too short to be taken for a flood.
    private static final String TICK = "tick ";

    private static final int TICKS = 40;
    private static final int TICK_MS = 100;
    private static final int WRITERS = 10;

    /// Notes what is on the page in the first frame that plays.
    private static final String WATCH = """
            (() => {
              const inside = (root, name) => root?.querySelector(name)?.shadowRoot;
              const look = () => {
                const app = inside(document, 'chat-app');
                const bar = inside(app, 'time-bar');
                const rows = [...inside(app, 'chat-list')?.querySelectorAll('.line[data-id]') ?? []];
                const stage = inside(inside(app, 'stream-panel'), 'caption-stage');
                if (bar?.querySelector('.bar.playing') && rows.length > 0 && stage?.querySelector('.caption')) {
                  window.landed = {
                    clock: Number(bar.querySelector('.clock').dataset.at),
                    newest: rows.at(-1).dataset.id,
                    captions: [...stage.querySelectorAll('.caption bdi')].map((caption) => caption.textContent),
                  };
                } else {
                  requestAnimationFrame(look);
                }
              };
              look();
            })()
            """;

    private final RunningStack stack = RunningStack.shared();
    private StackBrowser browser;

    @BeforeEach
    void openBrowser() {
        browser = StackBrowser.of(stack);
    }

    @AfterEach
    void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void shouldLandWithinAQuarterOfASecondWithTheChatAndCaptionsOfThatMoment() {
        // Given: a moment around which somebody writes all the time
        writeAllTheTime();
        List<Long> written = await().atMost(PATIENCE).until(this::timesOfTicks, times -> times.size() == TICKS);
        long asked = written.get(TICKS / 2);
        await().atMost(PATIENCE).until(() -> System.currentTimeMillis() - asked > LONG_AGO_MS);

        // When
        Page page = browser.blank();
        page.addInitScript(WATCH);
        page.navigate(stack.url().resolve("/?room=" + ROOM + "&at=" + asked).toString());
        page.waitForFunction("() => window.landed");

        // Then
        Map<?, ?> landed = (Map<?, ?>) page.evaluate("window.landed");
        assertThat(((Number) landed.get("clock")).longValue() - asked)
                .as("milliseconds from the asked time")
                .isBetween(-NEAR_MS, NEAR_MS);
        assertThat(timeOf(String.valueOf(landed.get("newest"))) - asked)
                .as("milliseconds of the newest line from the asked time, lines at %s", written)
                .isBetween(-NEAR_MS, NEAR_MS);
        assertThat(heardBefore(asked + NEAR_MS)).contains(String.valueOf(landed.get("captions")));

        // When
        page.keyboard().press("l");

        // Then
        assertThat(page.locator("header .live")).hasText("LIVE");
    }

    private void writeAllTheTime() {
        CountDownLatch left = new CountDownLatch(TICKS);
        try (PlantedLines planted = new PlantedLines(stack, ROOM);
                ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
            clock.scheduleAtFixedRate(
                    () -> {
                        long tick = left.getCount();
                        if (tick > 0) {
                            planted.say("ticking-" + tick % WRITERS, TICK + tick, 0);
                            left.countDown();
                        }
                    },
                    0,
                    TICK_MS,
                    TimeUnit.MILLISECONDS);
            await().atMost(PATIENCE).until(() -> left.getCount() == 0);
            clock.shutdownNow();
        }
    }

    /// When each of these lines came into the log.
    private List<Long> timesOfTicks() {
        return records(TopicCatalogue.CHAT_FIREHOSE, ChatMessage.class).stream()
                .filter(line -> line.value().getText().startsWith(TICK))
                .map(ConsumerRecord::timestamp)
                .toList();
    }

    private long timeOf(String messageId) {
        return records(TopicCatalogue.CHAT_FIREHOSE, ChatMessage.class).stream()
                .filter(line -> line.value().getMessageId().toString().equals(messageId))
                .findFirst()
                .orElseThrow()
                .timestamp();
    }

    /// What the page can have of the stream: the captions of each of the last contexts before `end`, as the page lists
    /// them when it opens there.
    private List<String> heardBefore(long end) {
        List<ConsumerRecord<String, StreamContext>> contexts =
                records(TopicCatalogue.STREAM_CONTEXT, StreamContext.class).stream()
                        .filter(record -> record.timestamp() <= end && record.timestamp() > end - 61_000)
                        .toList();
        return IntStream.rangeClosed(Math.max(1, contexts.size() - 5), contexts.size())
                .mapToObj(size -> captions(contexts.subList(0, size)))
                .toList();
    }

    private static String captions(List<ConsumerRecord<String, StreamContext>> contexts) {
        var byStart = new java.util.TreeMap<java.time.Instant, String>();
        contexts.forEach(record -> record.value().getSegments().stream()
                .filter(TranscriptSegment::getIsFinal)
                .forEach(segment -> byStart.put(segment.getStart(), segment.getText())));
        List<String> last =
                byStart.values().stream().skip(Math.max(0, byStart.size() - 10)).toList();
        List<String> partial = contexts.getLast().value().getSegments().stream()
                .filter(segment -> !segment.getIsFinal())
                .limit(1)
                .map(TranscriptSegment::getText)
                .toList();
        return java.util.stream.Stream.concat(last.stream(), partial.stream())
                .toList()
                .toString();
    }

    private <T extends SpecificRecord> List<ConsumerRecord<String, T>> records(TopicSpec topic, Class<T> type) {
        return stack.log().records(topic, type).stream()
                .filter(record -> ROOM.equals(record.key()))
                .toList();
    }
}
