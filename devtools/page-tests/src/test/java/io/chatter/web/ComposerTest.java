package io.chatter.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.chatter.web.Frames.author;
import static io.chatter.web.Frames.joined;
import static io.chatter.web.Frames.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// No text that somebody wrote is lost, and the keyboard stays where its owner put it.
class ComposerTest {
    private final ScriptedGateway gateway = ScriptedGateway.start();
    private final Browser browser = Browser.start();
    private final Page page = browser.page();
    private final Locator field = page.locator("chat-composer textarea");
    private final Locator refusal = page.locator("chat-composer .refusal");
    private final Locator putBack = refusal.getByText("Put back");

    @BeforeEach
    void open() {
        gateway.past(DemoScene::past);
        gateway.onFrame((self, frame) -> {
            switch (frame.getString("type")) {
                case "join" -> self.send(joined());
                case "say" -> take(frame);
                default -> {}
            }
        });
        page.navigate(gateway.url("/?room=demo"));
        gateway.awaitJoined(1);
        gateway.send(message(1, "hello"));
        assertThat(page.locator("chat-line")).hasCount(1);
    }

    @AfterEach
    void stop() {
        browser.close();
        gateway.close();
    }

    @Test
    void shouldKeepTheDraftAndTheHistoryThroughThePast() {
        // Given
        say("one", 1);
        field.fill("half a thou");

        // When
        page.getByLabel("Go back in time").click();
        page.getByLabel("10 seconds back").click();
        assertThat(page.locator(".in-the-past")).isVisible();
        assertThat(field).isHidden();
        page.locator("time-bar .to-live").click();

        // Then
        assertThat(field).isVisible();
        assertThat(field).hasValue("half a thou");
        field.fill("");
        field.press("ArrowUp");
        assertThat(field).hasValue("one");
    }

    @Test
    void shouldKeepARefusedLineWhileAnotherOneIsSent() {
        // Given
        String nonce = say("refused A", 1);
        field.fill("draft C");
        refuse(nonce, "refused A");
        assertThat(refusal).containsText("refused A");

        // When
        field.press("Enter");
        await().until(() -> gateway.received("say").size() == 2);

        // Then
        assertThat(field).hasValue("");
        assertThat(refusal).containsText("refused A");
        putBack.click();
        assertThat(field).hasValue("refused A");
        assertThat(putBack).hasCount(0);
        field.press("Enter");
        await().until(() -> gateway.received("say").size() == 3);
        assertThat(gateway.received("say").getLast().getString("text")).isEqualTo("refused A");
        assertThat(refusal).hasCount(0);
    }

    @Test
    void shouldTakeALineOutOfTheFieldThatTurnsOutToBeLogged() {
        // Given
        page.clock().install();
        page.reload();
        gateway.awaitJoined(2);
        say("refused A", 1);
        page.clock().fastForward(11_000);
        assertThat(field).hasValue("refused A");
        assertThat(refusal).isVisible();

        // When
        gateway.send(message(2, author("guest-robin", "Robin", "#4aa8ff"), "refused A"));

        // Then
        assertThat(page.locator("chat-line")).containsText(new String[] {"refused A"});
        assertThat(refusal).hasCount(0);
        assertThat(field).hasValue("");
    }

    @Test
    void shouldNotAskToSendAgainWhatAModeratorMayApprove() {
        // When
        reject(say("refused A", 1), "held", "refused A");

        // Then
        assertThat(refusal).containsText("refused A");
        assertThat(field).hasValue("");
        gateway.send(message(2, author("guest-robin", "Robin", "#4aa8ff"), "refused A"));
        assertThat(page.locator("chat-line")).containsText(new String[] {"refused A"});
        assertThat(refusal).hasCount(0);
        assertThat(field).hasValue("");
    }

    @Test
    void shouldOfferARefusedLineAgainOnlyWhenTheFieldWasEmptied() {
        // When
        refuse(say("refused A", 1), "refused A");

        // Then
        assertThat(field).hasValue("refused A");
        assertThat(refusal).isVisible();
        assertThat(putBack).hasCount(0);
        field.fill("");
        putBack.click();
        assertThat(field).hasValue("refused A");
    }

    @Test
    void shouldGiveARefusedReplyBackAsAReply() {
        // Given
        page.locator("chat-line .line").hover();
        page.locator("chat-line .action").click();
        assertThat(page.locator("chat-composer .reply")).containsText("hello");
        String nonce = say("refused answer", 1);
        assertThat(page.locator("chat-composer .reply")).hasCount(0);

        // When
        refuse(nonce, "refused answer");

        // Then
        assertThat(field).hasValue("refused answer");
        assertThat(page.locator("chat-composer .reply")).containsText("hello");
        field.press("Enter");
        await().until(() -> gateway.received("say").size() == 2);
        assertThat(gateway.received("say").getLast().getString("reply_to")).isEqualTo("id-1");
    }

    @Test
    void shouldNotTakeTheKeyboardFromASearch() {
        // Given
        String nonce = say("refused A", 1);
        page.getByLabel("Search and filter").click();
        Locator search = page.getByLabel("Search in the chat");
        assertThat(search).isFocused();

        // When
        refuse(nonce, "refused A");

        // Then
        assertThat(field).hasValue("refused A");
        assertThat(search).isFocused();
    }

    @Test
    void shouldCompleteAnEmoteAndPointToTheChosenOne() {
        // When
        field.click();
        page.keyboard().type("gg :ka");
        Locator options = page.locator("completion-list [role=option]");
        assertThat(options.first()).isVisible();

        // Then
        String first = options.first().getAttribute("id");
        assertThat(field).hasAttribute("aria-activedescendant", first);
        assertThat(options.first()).hasAttribute("aria-selected", "true");
        page.keyboard().press("Tab");
        assertThat(field).hasValue("gg Kappa ");
        assertThat(field).not().hasAttribute("aria-activedescendant", first);
        assertThat(options).hasCount(0);
    }

    /// Into the log, but for what is said for the first time and is to be refused.
    @Test
    void shouldKeepTheCaretWhereTextWithBreaksWasPasted() {
        // Given
        field.fill("end");
        field.press("Home");

        // When
        page.keyboard().insertText("one\ntwo ");

        // Then
        assertThat(field).hasValue("one two end");
        page.keyboard().type("x");
        assertThat(field).hasValue("one two xend");
    }

    @Test
    void shouldCloseThePickerAndTheSettingsWhenSomebodyPressesElsewhere() {
        // Given
        page.getByLabel("Emotes").click();
        assertThat(page.locator("emote-picker .popup")).isVisible();

        // When
        page.locator("h1").click();

        // Then
        assertThat(page.locator("emote-picker .popup")).hasCount(0);

        // When: what opened it closes it
        page.getByTitle("Settings").click();
        assertThat(page.locator("settings-menu .menu")).isVisible();
        page.getByTitle("Settings").click();

        // Then
        assertThat(page.locator("settings-menu .menu")).hasCount(0);
    }

    private void take(JsonObject say) {
        String text = say.getString("text");
        long times = gateway.received("say").stream()
                .filter(frame -> frame.getString("text").equals(text))
                .count();
        if (text.startsWith("refused") && times == 1) {
            return;
        }
        int offset = 1 + gateway.received("say").size();
        gateway.send(
                new JsonObject()
                        .put("type", "ack")
                        .put("nonce", say.getString("nonce"))
                        .put("message_id", "id-" + offset)
                        .put("cursor", "3:" + offset),
                message(offset, author("guest-robin", "Robin", "#4aa8ff"), text));
    }

    /// Sends a line and returns its nonce.
    private String say(String text, int count) {
        field.fill(text);
        field.press("Enter");
        await().until(() -> gateway.received("say").size() == count);
        assertThat(field).hasValue("");
        return gateway.received("say").getLast().getString("nonce");
    }

    private void refuse(String nonce, String text) {
        reject(nonce, "duplicate", text);
    }

    private void reject(String nonce, String code, String text) {
        gateway.send(new JsonObject()
                .put("type", "rejected")
                .put("nonce", nonce)
                .put("code", code)
                .put("text", text)
                .put("reason", ""));
    }
}
