package io.chatter.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.chatter.web.Frames.author;
import static io.chatter.web.Frames.held;
import static io.chatter.web.Frames.joinedAsModerator;
import static io.chatter.web.Frames.message;
import static io.chatter.web.Frames.modes;
import static org.assertj.core.api.Assertions.assertThat;

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
    void shouldPinDecideOnHeldLinesAndRaiseTheShieldByKeysAlone() {
        // Given
        gateway.onFrame((self, frame) -> {
            switch (frame.getString("type")) {
                case "join" -> self.send(joinedAsModerator(), modes(0, false).put("type", "modes"));
                case "moderate" ->
                    self.send(new JsonObject()
                            .put("type", "done")
                            .put("nonce", frame.getString("nonce"))
                            .put("event_id", "e"));
                default -> {}
            }
        });
        Page page = browser.page();
        page.navigate(gateway.url("/?room=demo#token=" + ScriptedGateway.GOOD_TOKEN));
        assertThat(page.getByLabel("Moderation")).isVisible();
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
