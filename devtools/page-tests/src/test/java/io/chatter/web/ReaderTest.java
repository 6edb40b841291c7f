package io.chatter.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.chatter.web.Frames.author;
import static io.chatter.web.Frames.botMessage;
import static io.chatter.web.Frames.joined;
import static io.chatter.web.Frames.message;
import static io.chatter.web.Frames.provenance;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// How readers keep a chat in hand: they stop it, choose how it looks, hear it and write into it.
class ReaderTest {
    private final ScriptedGateway gateway = ScriptedGateway.start();
    private final Browser browser = Browser.start();
    private int said;

    @AfterEach
    void stop() {
        browser.close();
        gateway.close();
    }

    @Test
    void shouldFreezeByHeldKeyOrButtonHoweverMuchPoursIn() {
        // Given
        Page page = browser.page();
        page.clock().install();
        open(page);
        flood(page, 1);
        Locator pill = page.locator("chat-list .pill");
        assertThat(line(page, said)).isInViewport();

        // When: a key is held over the chat
        page.locator("chat-list .scroller").hover();
        page.keyboard().down("Alt");
        int last = said;
        flood(page, 5);

        // Then: exactly what was seen is still there
        assertThat(pill).hasText("Chat paused, 500 new");
        assertThat(line(page, last)).isInViewport();
        assertThat(line(page, said)).hasCount(0);
        page.keyboard().up("Alt");
        assertThat(pill).hasCount(0);
        assertThat(line(page, said)).isInViewport();

        // When: the button, and Esc
        page.getByLabel("Pause chat").click();
        last = said;
        flood(page, 1);

        // Then
        assertThat(pill).hasText("Chat paused, 100 new");
        assertThat(line(page, last)).isInViewport();
        page.keyboard().press("Escape");
        assertThat(pill).hasCount(0);
        assertThat(line(page, said)).isInViewport();
    }

    @Test
    void shouldGoOnWhenTheWindowLosesTheKeyboardWhileAltIsHeld() {
        // Given
        Page page = open();
        pour(20);
        assertThat(line(page, said)).isInViewport();
        page.locator("chat-list .scroller").hover();
        page.keyboard().down("Alt");
        Locator pill = page.locator("chat-list .pill");
        assertThat(pill).isVisible();

        // When: as Alt-Tab does, after which no key ever comes up here
        page.evaluate("window.dispatchEvent(new Event('blur'))");

        // Then
        assertThat(pill).hasCount(0);
    }

    @Test
    void shouldKeepWhatTheReaderChose() {
        // Given
        Page page = open();
        gateway.send(
                message(1, "by a person"),
                botMessage(2, author("nova", "Nova", "#9b6bff"), "by a bot", provenance("nova", "AMBIENT", "")),
                message(3, "doubtful").put("flags", new JsonArray().add("prompt-injection")));
        assertThat(page.locator("chat-line")).hasCount(3);
        assertThat(page.locator("chat-line time")).hasCount(0);
        double small = fontSize(page);

        // When
        page.getByLabel("Settings").click();
        for (String choice : List.of("Show timestamps", "Hide bots", "Hide flagged messages", "Huge")) {
            page.locator("settings-menu label").filter(withText(choice)).click();
        }

        // Then: at once, and after a reload
        assertThat(page.locator("chat-line")).hasCount(1);
        assertThat(page.locator("chat-line time")).hasCount(1);
        assertThat(fontSize(page)).isGreaterThan(small);
        page.reload();
        gateway.awaitJoined(2);
        gateway.send(
                message(4, "by a person"),
                botMessage(5, author("nova", "Nova", "#9b6bff"), "by a bot", provenance("nova", "AMBIENT", "")));
        assertThat(line(page, 4)).isVisible();
        assertThat(page.locator("chat-line")).hasCount(1);
        assertThat(page.locator("chat-line time")).hasCount(1);
        assertThat(fontSize(page)).isGreaterThan(small);
    }

    @Test
    void shouldHideFromAPausedChatWhatTheReaderDoesNotWant() {
        // Given
        Page page = open();
        pour(1);
        said++;
        gateway.send(
                botMessage(said, author("nova", "Nova", "#9b6bff"), "by a bot", provenance("nova", "AMBIENT", "")));
        assertThat(line(page, 2)).isVisible();
        page.getByLabel("Pause chat").click();
        page.getByLabel("Settings").click();

        // When
        page.locator("settings-menu label").filter(withText("Hide bots")).click();

        // Then
        assertThat(line(page, 2)).hasCount(0);
        assertThat(line(page, 1)).isVisible();
    }

    @Test
    void shouldNotShowInACardWhatTheReaderHides() {
        // Given
        Page page = browser.page();
        page.addInitScript("localStorage.setItem('chatter.settings', '{\"hideFlagged\":true}')");
        open(page);
        gateway.send(
                message(1, "doubtful").put("flags", new JsonArray().add("prompt-injection")),
                message(2, "plain"),
                message(3, "plainer")
                        .put(
                                "reply_to",
                                new JsonObject().put("message_id", "id-1").put("author_id", "ada")));

        // When
        line(page, 3).locator(".name").click();

        // Then
        assertThat(page.locator("persona-card .recent li")).hasCount(2);
        assertThat(page.getByText("doubtful")).hasCount(0);
    }

    @Test
    void shouldBeThereThoughTheBrowserKeepsNothing() {
        // Given
        Page page = browser.page();
        page.addInitScript("for (const kind of ['localStorage', 'sessionStorage']) Object.defineProperty(window, kind,"
                + " { get() { throw new DOMException('blocked', 'SecurityError'); } });");

        // When
        open(page);
        pour(1);

        // Then
        assertThat(line(page, 1)).isVisible();
    }

    @Test
    void shouldReadAloudTheNewestLineOnlyEveryFourSeconds() {
        // Given
        gateway.onFrame((self, frame) -> answer(frame));
        Page page = browser.page();
        page.clock().install();
        page.navigate(gateway.url("/?room=demo"));
        gateway.awaitJoined(1);
        Locator aloud = page.locator("chat-announcer [aria-live=polite]");
        assertThat(page.locator("chat-list [role=log]")).hasAttribute("aria-live", "off");

        // When
        pour(50);
        awaitCursor(page);
        page.clock().runFor(4_000);

        // Then
        assertThat(aloud).hasText("Ada: line 50");
        pour(50);
        awaitCursor(page);
        page.clock().runFor(1_000);
        assertThat(aloud).hasText("Ada: line 50");
        page.clock().runFor(3_000);
        assertThat(aloud).hasText("Ada: line 100");
    }

    @Test
    void shouldReadAloudOnlyWhatIsShown() {
        // Given: somebody who hides bots
        gateway.onFrame((self, frame) -> answer(frame));
        gateway.past(DemoScene::past);
        Page page = browser.page();
        page.clock().install();
        page.addInitScript("localStorage.setItem('chatter.settings', '{\"hideBots\":true}')");
        page.navigate(gateway.url("/?room=demo"));
        gateway.awaitJoined(1);
        Locator aloud = page.locator("chat-announcer [aria-live=polite]");

        // When
        pour(1);
        said++;
        gateway.send(
                botMessage(said, author("nova", "Nova", "#9b6bff"), "by a bot", provenance("nova", "AMBIENT", "")));
        awaitCursor(page);
        page.clock().runFor(4_000);

        // Then
        assertThat(aloud).hasText("Ada: line 1");
        page.getByLabel("Go back in time").click();
        page.getByLabel("10 seconds back").click();
        assertThat(page.locator(".in-the-past")).isVisible();
        pour(1);
        awaitCursor(page);
        page.clock().runFor(4_000);
        assertThat(aloud).not().containsText("line " + said);
    }

    @Test
    void shouldStandStillForWhoWantsNoMotion() {
        // Given
        gateway.onFrame((self, frame) -> answer(frame));
        Page page =
                browser.page(new NewContextOptions().setViewportSize(1440, 900).setReducedMotion(ReducedMotion.REDUCE));
        page.navigate(gateway.url("/?room=demo"));
        gateway.awaitJoined(1);
        pour(30);
        line(page, said).locator(".name").click();
        assertThat(page.locator("persona-card .recent")).isVisible();

        // Then
        assertThat(moving(page)).as("parts of the page that move by themselves").isEmpty();
    }

    @Test
    void shouldTellAQuietChatFromALostConnection() {
        // Given
        Page page = open();
        Locator quiet = page.getByText("It is quiet here. Say something!");
        Locator lost = page.locator("connection-bar .bar");

        // Then
        assertThat(quiet).isVisible();
        assertThat(lost).hasCount(0);

        // When
        gateway.die();

        // Then
        assertThat(lost).containsText("Connection lost");
        gateway.comeBack();
        assertThat(lost).hasCount(0);
        assertThat(quiet).isVisible();
    }

    @Test
    void shouldCountCharactersAndInsertAnEmote() {
        // Given
        Page page = open();
        Locator field = page.locator("textarea");
        Locator count = page.locator("chat-composer .count");

        // When
        page.getByLabel("Emotes").click();
        page.keyboard().type("kap");
        page.locator("emote-picker button").first().click();

        // Then
        assertThat(field).hasValue("Kappa ");
        assertThat(count).hasText("6/500");
        field.fill("😀".repeat(450));
        assertThat(count).hasText("450/500");
        assertThat(count).hasClass("count near");
        field.fill("😀".repeat(501));
        assertThat(count).hasClass("count over");
    }

    private Page open() {
        return open(browser.page());
    }

    private Page open(Page page) {
        gateway.onFrame((self, frame) -> answer(frame));
        page.navigate(gateway.url("/?room=demo"));
        assertThat(page.locator("h1")).hasText("Boss rush with the whole chat");
        return page;
    }

    private void answer(JsonObject frame) {
        if (frame.getString("type").equals("join")) {
            gateway.send(joined());
        }
    }

    private void pour(int count) {
        gateway.send(IntStream.rangeClosed(said + 1, said + count)
                .mapToObj(offset -> message(offset, "line " + offset))
                .toArray(JsonObject[]::new));
        said += count;
    }

    /// A hundred lines in each of so many seconds by the page's clock: more than anybody reads, and each is shown.
    private void flood(Page page, int seconds) {
        for (int second = 0; second < seconds; second++) {
            pour(100);
            awaitCursor(page);
            page.clock().runFor(1_000);
        }
    }

    private void awaitCursor(Page page) {
        page.waitForFunction("last => document.querySelector('chat-app').session.store.cursor === last", "3:" + said);
    }

    private static Locator line(Page page, int offset) {
        return page.locator("chat-line .line[data-id='id-" + offset + "']");
    }

    private static double fontSize(Page page) {
        return ((Number) page.locator("chat-line .line")
                        .first()
                        .evaluate("line => parseFloat(getComputedStyle(line).fontSize)"))
                .doubleValue();
    }

    /// Names of the animations that run, in shadow trees too.
    private static List<?> moving(Page page) {
        return (List<?>) page.evaluate("""
                () => {
                  const names = [];
                  const look = (root) => root.querySelectorAll('*').forEach((element) => {
                    const name = getComputedStyle(element).animationName;
                    if (name !== 'none') names.push(name);
                    if (element.shadowRoot) look(element.shadowRoot);
                  });
                  look(document);
                  return names;
                }
                """);
    }

    private static Locator.FilterOptions withText(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
