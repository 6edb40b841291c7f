package io.chatter.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.chatter.web.Frames.joined;
import static io.chatter.web.Frames.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.vertx.core.json.JsonObject;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The scrubber in a real browser: out of the present, through the past, and back by one key.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TimeTravelPageTest {
    /// How far back the scrubber reaches unless it is told otherwise.
    private static final long REACH_MS = 600_000;

    private final ScriptedGateway gateway = ScriptedGateway.start();
    private final Browser browser = Browser.start();

    @BeforeAll
    void play() {
        gateway.past(DemoScene::past);
        gateway.onFrame((self, frame) -> {
            if (frame.getString("type").equals("join")) {
                self.send(
                        joined(),
                        message(1, "said now"),
                        new JsonObject().put("type", "pinned").put("message", message(1, "said now")),
                        new JsonObject().put("type", "viewers").put("count", 1284));
            }
        });
    }

    @AfterAll
    void stop() {
        browser.close();
        gateway.close();
    }

    @Test
    void shouldShowThePastAndComeBackByOneKey() {
        Page page = browser.page();
        page.navigate(gateway.url("/?room=demo"));
        assertThat(page.locator("chat-line").last()).containsText("said now");
        assertThat(page.locator("header .viewers")).containsText("1,284");

        // When
        page.getByLabel("Go back in time").click();
        long before = clock(page);
        page.getByLabel("10 seconds back").click();

        // Then
        assertThat(page.locator("header .live")).hasText("PAST");
        assertThat(page.locator("header .viewers")).hasCount(0);
        assertThat(page.getByText("Back to live").and(page.locator("button"))).hasCount(1);
        assertThat(page.locator("chat-line").first()).isVisible();
        assertThat(clock(page)).isBetween(before - 10_000, before);
        assertThat(page.locator("stream-panel .trend").first()).isVisible();
        assertThat(page.locator("chat-composer")).isHidden();
        assertThat(page.locator("room-notices .pinned")).hasCount(0);
        gateway.send(message(2, "said meanwhile"));

        // When
        page.keyboard().press("l");

        // Then
        assertThat(page.locator("header .live")).hasText("LIVE");
        assertThat(page.locator("chat-line").last()).containsText("said meanwhile");
        assertThat(page.locator("chat-composer textarea")).isVisible();
        page.context().close();
    }

    @Test
    void shouldGoOnWithTheTimeWhileItIsLive() {
        Page page = browser.page();
        page.clock().install();
        page.navigate(gateway.url("/?room=demo"));
        assertThat(page.locator("chat-line").last()).containsText("said");
        page.getByLabel("Go back in time").click();
        assertThat(page.locator("time-bar .bar.live")).isVisible();
        long before = clock(page);

        // When
        page.clock().fastForward(300_000);

        // Then: one step to the left is a second, not five minutes
        await().until(() -> clock(page) >= before + 299_000);
        page.locator("time-bar .scrubber").press("ArrowLeft");
        assertThat(page.locator("time-bar .bar.live")).isVisible();
        assertThat(page.locator(".in-the-past")).hasCount(0);
        page.context().close();
    }

    @Test
    void shouldBeginAtTheMomentOfTheAddressAndPlayFaster() {
        Page page = browser.page();
        long asked = System.currentTimeMillis() - 2 * REACH_MS;
        page.navigate(gateway.url("/?room=demo&at=" + asked));
        assertThat(page.locator("chat-line").first()).isVisible();
        Locator newest = page.locator("chat-line .line").last();
        String first = newest.getAttribute("data-id");

        // When
        page.getByLabel("4 times as fast").click();

        // Then
        await().until(() -> number(newest.getAttribute("data-id")) >= number(first) + 2);
        assertThat(clock(page)).isGreaterThanOrEqualTo(asked);
        page.getByLabel("Stop the time").click();
        long stopped = clock(page);
        page.locator("time-bar .scrubber").focus();
        page.keyboard().press("ArrowLeft");
        assertThat(page.locator("time-bar .bar.playing")).isVisible();
        assertThat(clock(page)).as("goes on from there, minutes ago").isLessThan(stopped + 120_000);
        page.context().close();
    }

    @Test
    void shouldPlayAReplayRunThatTheAddressNames() {
        Page page = browser.page();

        // When
        page.navigate(gateway.url("/?room=demo&run=goal"));

        // Then
        assertThat(page.locator("time-bar .ago")).containsText("Replay goal");
        assertThat(page.locator("time-bar .bar.playing")).isVisible();
        assertThat(page.locator("chat-line").first()).isVisible();
        assertThat(gateway.asked("/api/rooms/demo/past"))
                .last(InstanceOfAssertFactories.STRING)
                .contains("run=goal");
        page.context().close();
    }

    @Test
    void shouldNotCallAnotherTimePausedBecauseNowWas() {
        // Given
        Page page = browser.page();
        page.navigate(gateway.url("/?room=demo"));
        page.getByLabel("Pause chat").click();
        assertThat(page.getByLabel("Resume chat")).isVisible();

        // When
        page.getByLabel("Go back in time").click();
        page.getByLabel("10 seconds back").click();

        // Then
        assertThat(page.locator("header .live")).hasText("PAST");
        assertThat(page.getByLabel("Pause chat")).isVisible();
        page.context().close();
    }

    @Test
    void shouldReadOnceHoweverOftenAKeyMovesTheScrubber() {
        // Given: a key that repeats before its rest is over, by the page's own clock
        Page page = browser.page();
        page.clock().install();
        page.navigate(gateway.url("/?room=demo&at=" + (System.currentTimeMillis() - REACH_MS / 2)));
        assertThat(page.locator("time-bar .bar.playing")).isVisible();
        page.getByLabel("Stop the time").click();
        page.locator("time-bar .scrubber").focus();
        page.clock().pauseAt(((Number) page.evaluate("Date.now() + 1_000")).longValue());
        int before = gateway.asked("/api/rooms/demo/past").size();
        long moment = clock(page);

        // When
        for (int times = 0; times < 20; times++) {
            page.keyboard().press("ArrowLeft");
        }
        page.clock().runFor(250);
        page.clock().resume();

        // Then
        assertThat(page.locator("time-bar .bar.playing")).isVisible();
        assertThat(clock(page)).isLessThan(moment - 10_000);
        assertThat(gateway.asked("/api/rooms/demo/past")).hasSizeBetween(before + 1, before + 2);
        page.context().close();
    }

    @Test
    void shouldPickFromEverythingThatIsKeptOnAPhone() {
        // Given
        Page page = browser.page(new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(390, 844));
        page.navigate(gateway.url("/?room=demo&at=" + (System.currentTimeMillis() - REACH_MS / 2)));
        assertThat(page.locator("time-bar .bar.playing")).isVisible();
        Locator reach = page.locator("time-bar .reach");

        // When
        reach.selectOption("");

        // Then
        await().until(() -> number("-" + page.locator("time-bar .scrubber").getAttribute("min"))
                < System.currentTimeMillis() - 3_000_000);
        reach.press("l");
        assertThat(page.locator("time-bar .bar.live")).hasCount(0);
        page.context().close();
    }

    private static long clock(Page page) {
        return Long.parseLong(page.locator("time-bar .clock").getAttribute("data-at"));
    }

    private static long number(String id) {
        return Long.parseLong(id.substring(id.indexOf('-') + 1));
    }
}
