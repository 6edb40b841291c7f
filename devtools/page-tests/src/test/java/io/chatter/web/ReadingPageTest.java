package io.chatter.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.chatter.web.Frames.author;
import static io.chatter.web.Frames.botMessage;
import static io.chatter.web.Frames.joined;
import static io.chatter.web.Frames.message;
import static io.chatter.web.Frames.modes;
import static io.chatter.web.Frames.provenance;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Finding one's way in a chat: search, filters, threads, doubtful links, and how long slow mode makes one wait.
class ReadingPageTest {
    private final ScriptedGateway gateway = ScriptedGateway.start();
    private final Browser browser = Browser.start();
    private final Page page = browser.page();

    @BeforeEach
    void open() {
        gateway.onFrame((self, frame) -> {
            if (frame.getString("type").equals("join")) {
                self.send(joined());
            }
        });
        page.navigate(gateway.url("/?room=demo"));
        assertThat(page.locator("h1")).hasText("Boss rush with the whole chat");
    }

    @AfterEach
    void stop() {
        browser.close();
        gateway.close();
    }

    @Test
    void shouldSearchFilterAndListSomebodysLines() {
        // Given
        JsonObject nova = author("nova", "Nova", "#ff8800", "bot");
        gateway.send(
                message(1, "the left door"),
                botMessage(2, nova, "left, of course", provenance("nova", "HUMAN", "")),
                message(3, "see https://example.org/map @Robin"));
        assertThat(page.locator("chat-line")).hasCount(3);

        // When
        page.getByLabel("Search and filter").click();
        page.getByLabel("Search in the chat").fill("left");

        // Then
        assertThat(page.locator("chat-line")).hasCount(2);
        assertThat(page.locator("search-bar .found")).hasText("2 found");
        assertThat(page.locator("chat-line mark")).hasText(new String[] {"left", "left"});
        page.locator("search-bar").getByText("Bots").click();
        assertThat(page.locator("chat-line")).hasCount(1);
        assertThat(page.locator("chat-line")).containsText("of course");
        page.locator("search-bar").getByText("Bots").click();
        page.getByLabel("Search in the chat").fill("");
        page.locator("search-bar").getByText("With a link").click();
        assertThat(page.locator("chat-line")).containsText("example.org");
        page.keyboard().press("Escape");
        assertThat(page.locator("chat-line")).hasCount(3);

        // When
        page.locator("button.name").nth(1).click();
        page.getByText("All in view").click();

        // Then
        assertThat(page.getByLabel("Search in the chat")).hasValue("from:Nova ");
        assertThat(page.locator("chat-line")).hasCount(1);
    }

    @Test
    void shouldShowAReplyWithItsThread() {
        // Given
        gateway.send(message(1, "which door?"), message(2, "something else"));
        gateway.send(
                message(3, "left").put("reply_to", replyTo(1)),
                message(4, "why left?").put("reply_to", replyTo(3)));

        // When
        page.locator(".reply-preview").last().click();

        // Then
        Locator thread = page.locator("thread-card chat-line");
        assertThat(thread).hasCount(3);
        assertThat(thread.first()).containsText("which door?");
        gateway.send(message(5, "because").put("reply_to", replyTo(4)));
        assertThat(thread).hasCount(4);
        page.getByText("Reply to the last one").click();
        assertThat(page.locator("chat-composer .reply")).containsText("because");
        assertThat(page.locator("thread-card")).hasCount(0);
    }

    @Test
    void shouldShowTheCardOfANameInAThread() {
        // Given
        gateway.send(message(1, "which door?"), message(2, "left").put("reply_to", replyTo(1)));
        page.locator(".reply-preview").click();

        // When
        page.locator("thread-card .name").first().click();

        // Then
        page.locator("persona-card").getByLabel("Close").click();
        assertThat(page.locator("persona-card")).hasCount(0);
    }

    @Test
    void shouldQuoteNoBotToWhoHidesBots() {
        // Given
        JsonObject nova = author("nova", "Nova", "#ff8800", "bot");
        gateway.send(
                botMessage(1, nova, "a bot says left", provenance("nova", "HUMAN", "")),
                message(2, "a person says right"),
                message(3, "why left?").put("reply_to", replyTo(1)),
                message(4, "why right?").put("reply_to", replyTo(2)));
        assertThat(page.locator(".reply-preview")).hasCount(2);

        // When
        page.getByLabel("Settings").click();
        page.locator("settings-menu label")
                .filter(new Locator.FilterOptions().setHasText("Hide bots"))
                .click();

        // Then
        assertThat(page.locator("chat-line")).hasCount(3);
        assertThat(page.locator(".reply-preview")).hasCount(1);
        assertThat(page.locator(".reply-preview")).containsText("a person says right");
        page.getByLabel("Search and filter").click();
        page.getByLabel("Search in the chat").fill("left");
        assertThat(page.locator(".reply-preview")).containsText("a bot says left");
    }

    @Test
    void shouldAskBeforeADoubtfulLinkIsFollowed() {
        // Given
        gateway.send(
                message(1, "go https://xn--pple-43d.com/login now").put("flags", new JsonArray().add("punycode-host")),
                message(2, "or https://\u0430pple.com/login"),
                message(3, "or https://example.org/ok"));

        // Then
        assertThat(page.locator("chat-line a")).hasCount(1);
        assertThat(page.locator("chat-line a")).hasAttribute("rel", "noopener noreferrer nofollow");
        assertThat(page.locator("button.suspicious")).hasCount(2);

        // When
        page.locator("button.suspicious").last().click();

        // Then
        assertThat(page.locator("link-warning strong")).hasText("xn--pple-43d.com");
        assertThat(page.locator("link-warning a")).hasAttribute("rel", "noopener noreferrer nofollow");
        page.keyboard().press("Escape");
        assertThat(page.locator("link-warning")).hasCount(0);
        assertThat(page.context().pages()).hasSize(1);
    }

    @Test
    void shouldShowSlowModeAsAClockThatRunsDown() {
        // Given
        gateway.send(modes(30, false).put("type", "modes"));
        page.locator("textarea").fill("one");
        page.keyboard().press("Enter");
        String nonce = gateway.awaitReceived("say").getString("nonce");
        JsonObject mine = message(1, author("guest-robin", "Robin", "#4aa8ff", "guest"), "one")
                .put("broadcast_at", System.currentTimeMillis());

        // When
        gateway.send(
                mine,
                new JsonObject()
                        .put("type", "ack")
                        .put("nonce", nonce)
                        .put("message_id", mine.getString("message_id"))
                        .put("cursor", mine.getString("cursor")));

        // Then
        Locator wait = page.locator("chat-composer .wait");
        assertThat(wait).isVisible();
        String first = wait.innerText();
        assertThat(wait).not().hasText(first);
        assertThat(page.locator("chat-composer .send")).isDisabled();
        gateway.send(modes(0, false).put("type", "modes"));
        assertThat(wait).hasCount(0);
    }

    private static JsonObject replyTo(int offset) {
        return new JsonObject().put("message_id", "id-" + offset).put("author_id", "ada");
    }
}
