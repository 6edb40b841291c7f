package io.chatter.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.chatter.web.Frames.author;
import static io.chatter.web.Frames.decision;
import static io.chatter.web.Frames.held;
import static io.chatter.web.Frames.joinedAsModerator;
import static io.chatter.web.Frames.message;
import static io.chatter.web.Frames.modes;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A moderator without a mouse: everything is found by Tab and done by keys.
class ModeratorKeysTest {
    private static final int MOST_TABS = 60;

    /// What somebody who cannot see the page hears of the element that has the keyboard.
    private static final String FOCUSED = """
            () => {
              let element = document.activeElement;
              while (element?.shadowRoot?.activeElement) {
                element = element.shadowRoot.activeElement;
              }
              const label = element?.closest?.('label')?.textContent ?? element?.textContent ?? '';
              return (element?.getAttribute?.('aria-label') ?? label).trim();
            }
            """;

    private final ScriptedGateway gateway = ScriptedGateway.start();
    private final Browser browser = Browser.start();

    @AfterEach
    void stop() {
        browser.close();
        gateway.close();
    }

    @Test
    void shouldActOnceHoweverLongAKeyIsHeld() {
        // Given
        Page page = openAsModerator();
        gateway.send(
                message(1, author("bob", "Bob", "#ff8a4a"), "first"),
                message(2, author("lou", "Lou", "#ff8a4a"), "second"),
                message(3, "third"));
        assertThat(page.locator("chat-line")).hasCount(3);
        page.locator(".line[data-id='id-3'] .name").focus();

        // When: a key that goes down again without coming up repeats
        for (int times = 0; times < 3; times++) {
            page.keyboard().down("b");
        }
        page.keyboard().up("b");
        page.keyboard().press("t");

        // Then
        Awaitility.await().until(() -> gateway.received("moderate").size() >= 2);
        assertThat(gateway.received("moderate"))
                .extracting(order -> order.getString("action") + " " + order.getString("author_id"))
                .containsExactly("ban ada", "timeout lou");
    }

    @Test
    void shouldSayWhyAKeyDidNothing() {
        // Given
        Page page = openAsModerator();
        gateway.send(message(1, "first"));
        page.locator(".line[data-id='id-1'] .name").focus();
        page.keyboard().press("t");
        String nonce = gateway.awaitReceived("moderate").getString("nonce");

        // When
        gateway.send(refused(nonce));

        // Then
        Locator refusal = page.locator("room-notices .refusal");
        assertThat(refusal).containsText("Moderators cannot be timed out");
        refusal.getByLabel("Dismiss").click();
        assertThat(refusal).hasCount(0);
    }

    @Test
    void shouldNotShowARuleThatWasRefused() {
        // Given
        Page page = openAsModerator();
        page.getByLabel("Moderation").click();
        Locator emotesOnly = page.getByLabel("Emotes only");
        page.locator("mod-panel .toggle")
                .filter(new Locator.FilterOptions().setHasText("Emotes only"))
                .click();
        String nonce = gateway.awaitReceived("moderate").getString("nonce");

        // When
        gateway.send(refused(nonce));

        // Then
        assertThat(page.locator("mod-panel .refusal")).isVisible();
        assertThat(emotesOnly).not().isChecked();
    }

    @Test
    void shouldSetRulesLowerTheShieldClearUnpinAndUndoByKeysAlone() {
        // Given
        Page page = openAsModerator();
        gateway.send(
                modes(0, true).put("type", "modes"),
                new JsonObject().put("type", "pinned").put("message", message(1, "read this")),
                decision("BANNED").put("author_id", "bob"));
        assertThat(page.locator("room-notices .pinned")).containsText("read this");

        // When
        tabTo(page, "Unpin");
        page.keyboard().press("Enter");
        gateway.send(new JsonObject().put("type", "pinned"));
        assertThat(page.locator("room-notices .pinned")).hasCount(0);
        page.getByLabel("Moderation").focus();
        page.keyboard().press("Enter");
        tabTo(page, "Lower the shield");
        page.keyboard().press("Enter");
        gateway.send(modes(0, false).put("type", "modes"));
        assertThat(page.getByText("Raise the shield")).isVisible();
        tabTo(page, "Clear the chat");
        page.keyboard().press("Enter");
        assertThat(page.getByText("Really clear it?")).isVisible();
        page.keyboard().press("Enter");
        tabTo(page, "Let bob write again");
        page.keyboard().press("Enter");
        tabTo(page, "Off");
        page.keyboard().press("ArrowRight");
        tabTo(page, "Emotes only");
        page.keyboard().press("Space");

        // Then
        Awaitility.await().until(() -> gateway.received("moderate").size() == 6);
        assertThat(gateway.received("moderate"))
                .extracting(order -> order.getString("action"))
                .containsExactly("unpin", "shield", "clear", "unban", "modes", "modes");
        List<JsonObject> orders = gateway.received("moderate");
        assertThat(orders.get(1).getBoolean("up")).isFalse();
        assertThat(orders.get(3).getString("author_id")).isEqualTo("bob");
        assertThat(orders.get(4).getJsonObject("modes").getInteger("slow")).isEqualTo(5);
        assertThat(orders.get(5).getJsonObject("modes").getBoolean("emote_only"))
                .isTrue();
    }

    @Test
    void shouldKeepTheKeyboardInThePanelAfterAnUndo() {
        // Given
        Page page = openAsModerator();
        gateway.send(decision("BANNED").put("author_id", "bob"));
        page.getByLabel("Moderation").click();
        page.getByLabel("Let bob write again").focus();

        // When
        page.keyboard().press("Enter");
        gateway.send(decision("UNBANNED").put("author_id", "bob").put("at", Frames.START.toEpochMilli() + 60_000));

        // Then
        assertThat(page.getByLabel("Let bob write again")).hasCount(0);
        assertThat(page.locator("mod-panel").getByLabel("Close")).isFocused();
    }

    @Test
    void shouldKeepTheKeyboardInTheChatAfterTheFirstLineAndThePin() {
        // Given
        Page page = openAsModerator();
        gateway.send(
                message(1, "first"),
                message(2, "second"),
                new JsonObject().put("type", "pinned").put("message", message(1, "first")));
        page.locator(".line[data-id='id-1'] .name").focus();

        // When
        page.keyboard().press("d");

        // Then
        assertThat(page.locator(".line[data-id='id-2'] .name")).isFocused();

        // When
        page.getByLabel("Unpin").focus();
        gateway.send(new JsonObject().put("type", "pinned"));

        // Then
        assertThat(page.locator("chat-list .scroller")).isFocused();
    }

    @Test
    void shouldGoOnWithTheNextHeldLine() {
        // Given
        Page page = openAsModerator();
        gateway.send(
                held("h-1", author("bob", "Bob", "#ff8a4a"), "she is such a rascal"),
                held("h-2", author("lou", "Lou", "#ff8a4a"), "you utter scoundrel"));
        page.getByLabel("Moderation: 2 waiting").click();
        Locator lines = page.locator("mod-panel .held");
        assertThat(lines).hasCount(2);
        page.getByLabel("Deny the message of Bob").focus();

        // When
        page.keyboard().press("Enter");
        gateway.send(decision("DENIED").put("message_id", "h-1"));

        // Then: at its text, before its buttons
        assertThat(lines).hasCount(1);
        assertThat(lines.first()).isFocused();
        page.keyboard().press("Tab");
        assertThat(page.getByLabel("Approve the message of Lou")).isFocused();
        page.keyboard().press("Enter");
        gateway.send(decision("APPROVED").put("message_id", "h-2"));
        assertThat(lines).hasCount(0);
        assertThat(page.locator("mod-panel").getByLabel("Close")).isFocused();
    }

    @Test
    void shouldPinDecideOnHeldLinesAndRaiseTheShieldByKeysAlone() {
        // Given
        Page page = openAsModerator();
        gateway.send(
                message(1, "read this"),
                held("h-1", author("bob", "Bob", "#ff8a4a"), "she is such a rascal"),
                held("h-2", author("lou", "Lou", "#ff8a4a"), "you utter scoundrel"));
        assertThat(page.locator("chat-line")).hasCount(1);

        // When
        tabTo(page, "Moderation: 2 waiting");
        page.keyboard().press("Enter");
        assertThat(page.locator("mod-panel .held")).hasCount(2);
        for (String button : List.of("Approve the message of Bob", "Deny the message of Lou", "Raise the shield")) {
            tabTo(page, button);
            page.keyboard().press("Enter");
        }
        page.keyboard().press("Escape");
        assertThat(page.locator("mod-panel")).hasCount(0);
        page.locator(".line[data-id='id-1'] .name").focus();
        page.keyboard().press("p");

        // Then
        Awaitility.await().until(() -> gateway.received("moderate").size() == 4);
        assertThat(gateway.received("moderate"))
                .extracting(order -> order.getString("action") + " " + order.getString("message_id"))
                .containsExactly("approve h-1", "deny h-2", "shield null", "pin id-1");
    }

    private Page openAsModerator() {
        gateway.onFrame((self, frame) -> {
            if (frame.getString("type").equals("join")) {
                self.send(joinedAsModerator(), modes(0, false).put("type", "modes"));
            }
        });
        Page page = browser.page();
        page.navigate(gateway.url("/?room=demo#token=" + ScriptedGateway.GOOD_TOKEN));
        assertThat(page.getByLabel("Moderation")).isVisible();
        gateway.awaitJoined(1);
        return page;
    }

    private static JsonObject refused(String nonce) {
        return new JsonObject()
                .put("type", "refused")
                .put("nonce", nonce)
                .put("code", "shielded")
                .put("reason", "Moderators cannot be timed out");
    }

    private static void tabTo(Page page, String label) {
        List<String> heard = new ArrayList<>();
        while (heard.size() < MOST_TABS) {
            page.keyboard().press("Tab");
            heard.add(page.evaluate(FOCUSED).toString());
            if (heard.getLast().startsWith(label)) {
                return;
            }
        }
        throw new AssertionError("Tab does not come to " + label + " but to " + heard);
    }
}
