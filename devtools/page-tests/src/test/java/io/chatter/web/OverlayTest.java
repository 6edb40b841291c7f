package io.chatter.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.chatter.web.Frames.author;
import static io.chatter.web.Frames.botMessage;
import static io.chatter.web.Frames.joined;
import static io.chatter.web.Frames.message;
import static io.chatter.web.Frames.provenance;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The overlay where streaming software keeps it: in a tab that nobody sees, for as long as a stream lasts.
class OverlayTest {
    private static final int MINUTES = 10;
    private static final int LINES_A_MINUTE = 200;
    private static final int MOST_KEPT = 1_050;

    /// A hidden tab draws no frames: what waits for one waits until the tab is seen again.
    private static final String HIDING = """
            (() => {
              const draw = window.requestAnimationFrame.bind(window);
              let waiting = [];
              let hidden = false;
              window.requestAnimationFrame = (callback) => (hidden ? waiting.push(callback) : draw(callback));
              Object.defineProperty(document, 'visibilityState', { get: () => (hidden ? 'hidden' : 'visible') });
              Object.defineProperty(document, 'hidden', { get: () => hidden });
              window.beSeen = (seen) => {
                hidden = !seen;
                document.dispatchEvent(new Event('visibilitychange'));
                if (seen) {
                  waiting.splice(0).forEach((callback) => draw(callback));
                }
              };
            })()
            """;

    private final ScriptedGateway gateway = ScriptedGateway.start();
    private final Browser browser = Browser.start();

    @AfterEach
    void stop() {
        browser.close();
        gateway.close();
    }

    @Test
    void shouldBeThereAfterTenMinutesInAHiddenTab() {
        // Given
        gateway.onFrame((self, frame) -> {
            switch (frame.getString("type")) {
                case "join" -> self.send(joined());
                case "ping" -> self.send(new JsonObject().put("type", "pong").put("nonce", frame.getString("nonce")));
                default -> throw new AssertionError("an overlay says nothing but " + frame);
            }
        });
        Page page = browser.page();
        page.clock().install();
        page.addInitScript(HIDING);
        page.navigate(gateway.url("/overlay?room=demo&lines=12"));
        gateway.awaitJoined(1);
        gateway.send(message(1, "before it was hidden"));
        assertThat(page.locator("chat-line")).hasCount(1);

        // When: ten minutes by the page's clock, two of them without a gateway
        page.evaluate("beSeen(false)");
        int said = 1;
        for (int minute = 0; minute < MINUTES; minute++) {
            if (minute == 4) {
                gateway.die();
                page.clock().fastForward(120_000);
                comeBackTo(page);
            }
            gateway.send(IntStream.rangeClosed(said + 1, said + LINES_A_MINUTE)
                    .mapToObj(offset -> message(offset, "line " + offset))
                    .toArray(JsonObject[]::new));
            said += LINES_A_MINUTE;
            page.waitForFunction(
                    "last => document.querySelector('overlay-app').session.store.cursor === last", "3:" + said);
            passAMinute(page);
        }
        page.evaluate("beSeen(true)");
        page.clock().runFor(1_000);

        // Then
        assertThat(page.locator("chat-line")).hasCount(12);
        assertThat(page.locator("chat-line").last()).containsText("line " + said);
        assertThat(gateway.received("join").getLast().getString("cursor"))
                .as("where it went on after the gateway was away")
                .isEqualTo("3:" + (1 + 4 * LINES_A_MINUTE));
        assertThat((int) page.evaluate("document.querySelector('overlay-app').session.store.buffer.all.length"))
                .isLessThanOrEqualTo(MOST_KEPT);
        assertThat(page.locator("overlay-app .gap")).hasCount(0);
    }

    @Test
    void shouldLookAsItsAddressSays() {
        // Given
        gateway.onFrame((self, frame) -> self.send(joined()));
        Page page = browser.page();
        page.clock().install();
        page.navigate(gateway.url(
                "/overlay?room=demo&size=31&lines=3&fade=10&side=right&bots=0&commands=0&font=Courier%20New"));
        gateway.awaitJoined(1);
        long now = ((Number) page.evaluate("Date.now() + 1_000")).longValue();
        page.clock().pauseAt(now);

        // When
        gateway.send(IntStream.rangeClosed(1, 5)
                .mapToObj(offset -> message(offset, "line " + offset).put("broadcast_at", now))
                .toArray(JsonObject[]::new));
        gateway.send(
                message(6, "!song").put("broadcast_at", now),
                botMessage(7, author("nova", "Nova", "#9b6bff"), "bleep", provenance("nova", "AMBIENT", ""))
                        .put("broadcast_at", now));
        page.waitForFunction("() => document.querySelector('overlay-app').session.store.cursor === '3:7'");
        page.clock().runFor(1_000);

        // Then
        assertThat(page.locator("chat-line")).hasCount(3);
        assertThat(page.locator("chat-line").first()).containsText("line 3");
        assertThat(page.locator("chat-line").last()).containsText("line 5");
        assertThat(page.locator(".line").last()).hasCSS("font-size", "31px");
        assertThat(page.locator(".line").last()).hasCSS("font-family", "\"Courier New\"");
        assertThat(page.locator(".overlay")).hasCSS("align-items", "flex-end");
        assertThat(page.locator("body")).hasCSS("background-color", "rgba(0, 0, 0, 0)");
        page.clock().runFor(9_000);
        assertThat(page.locator("chat-line.fading")).hasCount(3);
        page.clock().runFor(3_000);
        assertThat(page.locator("chat-line")).hasCount(0);
    }

    @Test
    void shouldAskForMoreThanItShowsWhereSomeIsHidden() {
        // Given: a room of bots, in which a person wrote long ago
        gateway.onFrame((self, frame) -> self.send(joined()));
        Page page = browser.page();

        // When
        page.navigate(gateway.url("/overlay?room=demo&lines=15"));
        gateway.awaitJoined(1);
        page.navigate(gateway.url("/overlay?room=demo&lines=15&bots=0"));
        gateway.awaitJoined(2);
        page.navigate(gateway.url("/overlay?room=demo&lines=15&commands=0"));
        gateway.awaitJoined(3);

        // Then
        assertThat(gateway.received("join"))
                .extracting(join -> join.getInteger("history"))
                .containsExactly(15, 500, 500);
    }

    @Test
    void shouldNotQuoteWhatIsHiddenInAnAnswer() {
        // Given
        gateway.onFrame((self, frame) -> self.send(
                joined(),
                botMessage(1, author("nova", "Nova", "#9b6bff"), "bleep", provenance("nova", "AMBIENT", "")),
                message(2, "!song"),
                message(3, "which one?"),
                message(4, "to the bot").put("reply_to", answer("id-1", "nova")),
                message(5, "to the command").put("reply_to", answer("id-2", "ada")),
                message(6, "to the person https://example.org/x").put("reply_to", answer("id-3", "ada")),
                message(7, "to one long gone").put("reply_to", answer("id-0", "nova"))));
        Page page = browser.page();

        // When
        page.navigate(gateway.url("/overlay?room=demo&bots=0&commands=0"));

        // Then
        assertThat(page.locator("chat-line")).hasCount(5);
        assertThat(page.locator(".reply-preview")).hasText("@Ada which one?");
        assertThat(page.locator("chat-line a")).hasCount(0);
    }

    @Test
    void shouldShowWhatComesThoughItsClockIsAhead() {
        // Given: a computer whose clock is an hour ahead
        gateway.onFrame((self, frame) -> self.send(joined()));
        Page page = browser.page();
        page.clock()
                .install(new Clock.InstallOptions()
                        .setTime(
                                System.currentTimeMillis() + Duration.ofHours(1).toMillis()));
        page.navigate(gateway.url("/overlay?room=demo&fade=600"));
        gateway.awaitJoined(1);

        // When
        gateway.send(message(1, "said just now").put("broadcast_at", System.currentTimeMillis()));

        // Then
        assertThat(page.locator("chat-line")).containsText("said just now");
    }

    @Test
    void shouldSayNothingOfTheConnection() {
        // Given
        gateway.onFrame((self, frame) -> self.send(joined()));
        Page page = browser.page();
        page.navigate(gateway.url("/overlay?room=demo"));
        gateway.awaitJoined(1);
        gateway.send(message(1, "the last line"));
        assertThat(page.locator("chat-line")).hasCount(1);

        // When
        gateway.die();
        page.waitForFunction(
                "() => document.querySelector('overlay-app').session.store.connection.kind === 'reconnecting'");

        // Then
        assertThat(page.locator("overlay-app")).hasText("Ada: the last line");
    }

    @Test
    void shouldNotFadeForWhoWantsNoMotion() {
        // Given
        gateway.onFrame((self, frame) -> self.send(joined(), message(1, "stands still")));

        // When
        Page page = browser.page(new NewContextOptions().setReducedMotion(ReducedMotion.REDUCE));
        page.navigate(gateway.url("/overlay?room=demo"));

        // Then
        assertThat(page.locator("chat-line")).hasCSS("transition-duration", "0s");
    }

    @Test
    void shouldBeStyledFromOutside() {
        // Given
        gateway.onFrame((self, frame) -> self.send(joined(), message(1, "styled by the streamer")));
        Page page = browser.page();
        page.navigate(gateway.url("/overlay?room=demo"));
        assertThat(page.locator("chat-line")).hasCount(1);

        // When: as OBS does with its custom CSS
        page.evaluate("""
                () => {
                  const style = document.createElement('style');
                  style.append('overlay-app::part(line) { font-size: 33px } overlay-app::part(name) { color: rgb(1, 2, 3) !important }');
                  document.head.append(style);
                }
                """);

        // Then
        assertThat(page.locator(".line")).hasCSS("font-size", "33px");
        assertThat(page.locator(".name")).hasCSS("color", "rgb(1, 2, 3)");
    }

    private static JsonObject answer(String messageId, String authorId) {
        return new JsonObject().put("message_id", messageId).put("author_id", authorId);
    }

    /// In one step, as in a hidden tab, where timers fire late and once: after a minute of silence the page asks, and
    /// hears the pong.
    private static void passAMinute(Page page) {
        page.clock().fastForward(60_000);
        page.waitForFunction(
                "() => Date.now() - document.querySelector('overlay-app').session.connection.pulse.lastHeardAt < 20_000");
    }

    /// Lets time pass no faster than a connection can be made.
    private void comeBackTo(Page page) {
        int before = gateway.joined();
        gateway.comeBack();
        await().pollInSameThread().until(() -> {
            page.clock().fastForward(1_000);
            return gateway.joined() > before;
        });
    }
}
