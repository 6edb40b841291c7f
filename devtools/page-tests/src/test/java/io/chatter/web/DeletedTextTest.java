package io.chatter.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.chatter.web.Frames.author;
import static io.chatter.web.Frames.botMessage;
import static io.chatter.web.Frames.decision;
import static io.chatter.web.Frames.joined;
import static io.chatter.web.Frames.message;
import static io.chatter.web.Frames.provenance;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a moderator takes away is nowhere to be read any more.
class DeletedTextTest {

    private static final String STORE = "document.querySelector('chat-app').session.store";
    private static final JsonObject NOVA = author("nova", "Nova", "#ff8800", "bot");

    private final ScriptedGateway gateway = ScriptedGateway.start();
    private final Browser browser = Browser.start();
    private final Page page = browser.page();

    @BeforeEach
    void script() {
        gateway.onFrame((self, frame) -> {
            if (frame.getString("type").equals("join")) {
                self.send(joined());
            }
        });
    }

    @AfterEach
    void stop() {
        browser.close();
        gateway.close();
    }

    @Test
    void shouldQuoteADeletedLineInNoAnswer() {
        // Given
        open("/?room=demo");
        sendTheSecretAndItsAnswer();
        assertThat(line(2).locator(".reply-preview")).containsText("secret");

        // When
        gateway.send(delete(1));

        // Then
        assertThat(line(1)).containsText("message deleted by a moderator");
        assertThat(line(2).locator(".reply-preview")).containsText("an earlier message");
        assertThat(page.getByText("secret")).hasCount(0);
    }

    @Test
    void shouldQuoteADeletedLineInNoAnswerOfTheOverlay() {
        // Given
        open("/overlay?room=demo");
        sendTheSecretAndItsAnswer();
        assertThat(line(2).locator(".reply-preview")).containsText("secret");

        // When
        gateway.send(delete(1));

        // Then
        assertThat(line(1)).hasCount(0);
        assertThat(page.getByText("secret")).hasCount(0);
    }

    @Test
    void shouldShowNoDeletedTextInACardOpenedBeforeOrAfter() {
        // Given
        open("/?room=demo");
        gateway.send(botMessage(1, NOVA, "secret", provenance("nova", "AMBIENT", "")));
        line(1).locator(".name").click();
        Locator card = page.locator("persona-card");
        assertThat(card.locator(".said")).hasText("secret");

        // When
        gateway.send(delete(1));

        // Then
        assertThat(card.locator(".said")).hasText("message deleted by a moderator");
        page.keyboard().press("Escape");
        line(1).locator(".name").click();
        assertThat(card.locator(".said")).hasText("message deleted by a moderator");
        assertThat(page.getByText("secret")).hasCount(0);
    }

    @Test
    void shouldShowNoDeletedTextInTheCardOfAPersonNorInAReplyThatIsBeingWritten() {
        // Given
        open("/?room=demo");
        gateway.send(message(1, "secret"));
        line(1).hover();
        line(1).locator(".action").click();
        Locator reply = page.locator("chat-composer .reply");
        assertThat(reply).containsText("secret");
        line(1).locator(".name").click();
        assertThat(page.locator("persona-card .recent")).containsText("secret");

        // When
        gateway.send(delete(1));

        // Then
        assertThat(reply).containsText("message deleted by a moderator");
        assertThat(page.locator("persona-card .recent")).hasCount(0);
        assertThat(page.getByText("secret")).hasCount(0);
    }

    @Test
    void shouldNotKeepDeletedTextInWhatIsReadAloud() {
        // Given
        page.clock().install();
        open("/?room=demo");
        gateway.send(message(1, "secret"));
        page.waitForFunction("() => " + STORE + ".cursor === '3:1'");
        page.clock().runFor(4_000);
        Locator aloud = page.locator("chat-announcer [aria-live=polite]");
        assertThat(aloud).hasText("Ada: secret");

        // When
        gateway.send(delete(1));
        page.waitForFunction("() => " + STORE + ".buffer.find('id-1').removed");
        page.clock().runFor(4_000);

        // Then
        assertThat(aloud).hasText("");
        assertThat(page.getByText("secret")).hasCount(0);
    }

    @Test
    void shouldTakeAPinnedLineAwayWithItsBannedAuthor() {
        // Given
        open("/?room=demo");
        gateway.send(new JsonObject().put("type", "pinned").put("message", message(1, "secret")));
        assertThat(page.locator("room-notices .pinned")).containsText("secret");

        // When
        gateway.send(decision("BANNED").put("author_id", "ada"));

        // Then
        assertThat(page.locator("room-notices .pinned")).hasCount(0);
    }

    @Test
    void shouldStrikeARowOfAPausedChatThatTheBufferHasForgotten() {
        // Given
        open("/?room=demo");
        pour(1, 20);
        assertThat(line(20)).isInViewport();
        page.getByLabel("Pause chat").click();
        assertThat(page.locator("chat-list .pill")).isVisible();
        // Of lines that come late, and so at once, the page keeps a sample: the buffer may fill up later than it would.
        for (int last = 20; last < 20_000 && knows("id-20"); last += 500) {
            for (int first = last + 1; first < last + 500; first += 100) {
                pour(first, 100);
            }
            page.waitForFunction("() => " + STORE + ".cursor === '3:" + (last + 500) + "'");
        }
        page.waitForFunction("() => !" + STORE + ".buffer.has('id-20')");

        // When
        gateway.send(delete(20));

        // Then
        assertThat(line(20)).containsText("message deleted by a moderator");
        assertThat(line(19)).containsText("line 19");
    }

    private boolean knows(String id) {
        return (boolean) page.evaluate("() => " + STORE + ".buffer.has('" + id + "')");
    }

    @Test
    void shouldNotTellWhatALineAnsweredThatWasTakenAway() {
        // Given
        open("/?room=demo");
        gateway.send(
                message(1, "secret"),
                botMessage(
                        2, NOVA, "never", provenance("nova", "HUMAN", "secret").put("trigger_message_id", "id-1")));
        line(2).locator(".name").click();
        Locator trigger = page.locator("persona-card .trigger");
        assertThat(trigger).containsText("secret");

        // When
        gateway.send(delete(1));

        // Then
        assertThat(trigger).containsText("no longer in view");
        assertThat(page.getByText("secret")).hasCount(0);
    }

    @Test
    void shouldWarnOfADoubtfulLinkInACardToo() {
        // Given
        open("/?room=demo");
        gateway.send(botMessage(1, NOVA, "go https://example.org/free", provenance("nova", "AMBIENT", ""))
                .put("flags", new JsonArray().add("prompt-injection")));
        gateway.send(message(2, "or https://\u0430pple.com/login"));

        // When
        line(1).locator(".name").click();

        // Then
        Locator card = page.locator("persona-card");
        assertThat(card.locator(".said .suspicious")).hasText("https://example.org/free");
        assertThat(card.locator("a")).hasCount(0);
        card.locator(".said .suspicious").click();
        assertThat(page.locator("link-warning strong")).hasText("example.org");
        page.keyboard().press("Escape");
        assertThat(card.locator(".said .suspicious")).isFocused();
        page.keyboard().press("Escape");
        line(2).locator(".name").click();
        assertThat(card.locator(".recent .suspicious")).hasCount(1);
        assertThat(card.locator("a")).hasCount(0);
    }

    private void open(String path) {
        page.navigate(gateway.url(path));
        gateway.awaitJoined(1);
    }

    private void sendTheSecretAndItsAnswer() {
        JsonObject replyTo = new JsonObject().put("message_id", "id-1").put("author_id", "ada");
        gateway.send(message(1, "secret"), message(2, "never").put("reply_to", replyTo));
    }

    private void pour(int first, int count) {
        gateway.send(IntStream.range(first, first + count)
                .mapToObj(offset -> message(offset, "line " + offset))
                .toArray(JsonObject[]::new));
    }

    private Locator line(int offset) {
        return page.locator("chat-line .line[data-id='id-" + offset + "']");
    }

    private static JsonObject delete(int offset) {
        return decision("DELETED").put("message_id", "id-" + offset);
    }
}
