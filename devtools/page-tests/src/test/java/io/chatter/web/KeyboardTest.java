package io.chatter.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.chatter.web.Frames.decision;
import static io.chatter.web.Frames.joinedAsModerator;
import static io.chatter.web.Frames.message;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whatever opens gives the keyboard back to what opened it.
class KeyboardTest {
    private final ScriptedGateway gateway = ScriptedGateway.start();
    private final Browser browser = Browser.start();
    private final Page page = browser.page();

    @BeforeEach
    void open() {
        gateway.onFrame((self, frame) -> {
            if (frame.getString("type").equals("join")) {
                self.send(joinedAsModerator());
            }
        });
        page.navigate(gateway.url("/?room=demo#token=" + ScriptedGateway.GOOD_TOKEN));
        gateway.awaitJoined(1);
        gateway.send(
                message(1, "which door?"),
                message(2, "left https://example.org/map")
                        .put("flags", new JsonArray().add("capitals"))
                        .put(
                                "reply_to",
                                new JsonObject().put("message_id", "id-1").put("author_id", "ada")));
        assertThat(page.locator("chat-line")).hasCount(2);
    }

    @AfterEach
    void stop() {
        browser.close();
        gateway.close();
    }

    @Test
    void shouldGiveTheKeyboardBackToTheButtonOfTheHead() {
        for (String[] part : new String[][] {
            {"Search and filter", "search-bar"}, {"Moderation", "mod-panel"}, {"Settings", "settings-menu"}
        }) {
            Locator opener = page.locator("button[aria-label='" + part[0] + "']");
            shouldComeBackTo(opener, page.locator(part[1]));
        }
    }

    @Test
    void shouldGiveTheKeyboardBackToTheLine() {
        Locator line = page.locator(".line[data-id='id-2']");
        shouldComeBackTo(line.locator(".name"), page.locator("persona-card"));
        shouldComeBackTo(line.locator(".reply-preview"), page.locator("thread-card"));
        shouldComeBackTo(line.locator(".suspicious"), page.locator("link-warning"));
    }

    @Test
    void shouldCloseWhatIsOpenByEscapeFromElsewhere() {
        for (String[] part : new String[][] {{"Settings", "settings-menu"}, {"Emotes", "emote-picker"}}) {
            // Given
            page.locator("button[aria-label='" + part[0] + "']").press("Enter");
            assertThat(page.locator(part[1] + " :focus").first()).isAttached();
            Locator elsewhere = page.locator("button[aria-label='Search and filter']");
            elsewhere.focus();

            // When
            page.keyboard().press("Escape");

            // Then
            assertThat(page.locator(part[1])).hasCount(0);
            assertThat(elsewhere).isFocused();
        }
    }

    @Test
    void shouldCloseTheTopmostOfWhatIsOpenAtEachEscape() {
        // Given: each opened over the ones before
        page.locator(".line[data-id='id-2'] .name").press("Enter");
        assertThat(page.locator("persona-card")).isVisible();
        for (String opener : new String[] {"Settings", "Emotes"}) {
            page.locator("button[aria-label='" + opener + "']").press("Enter");
        }
        assertThat(page.locator("emote-picker .picker")).isVisible();
        page.locator("textarea").focus();
        page.keyboard().type("@ad");
        List<String> open =
                new ArrayList<>(List.of("persona-card", "settings-menu", "emote-picker", "completion-list"));
        assertThat(page.locator(String.join(",", open))).hasCount(open.size());

        while (!open.isEmpty()) {
            // When
            page.keyboard().press("Escape");

            // Then
            assertThat(page.locator(open.removeLast())).hasCount(0);
            if (!open.isEmpty()) {
                assertThat(page.locator(String.join(",", open))).hasCount(open.size());
            }
        }
        assertThat(page.locator("textarea")).hasValue("@ad");
    }

    @Test
    void shouldLetAPanelBesideTheChatStandWhenEscapeIsForTheChat() {
        // Given
        page.locator("button[aria-label='Moderation']").press("Enter");
        assertThat(page.locator("mod-panel")).isVisible();
        page.locator(".line[data-id='id-1'] .name").focus();
        assertThat(page.locator("chat-list .pill")).isVisible();

        // When
        page.keyboard().press("Escape");

        // Then
        assertThat(page.locator("chat-list .pill")).hasCount(0);
        assertThat(page.locator("mod-panel")).isVisible();
    }

    @Test
    void shouldGiveTheKeyboardToTheChatWhenTheLineIsGone() {
        // Given
        page.locator(".line[data-id='id-2'] .name").press("Enter");
        assertThat(page.locator("persona-card")).isVisible();
        for (int first = 3; first < 1_803; first += 600) {
            gateway.send(IntStream.range(first, first + 600)
                    .mapToObj(offset -> message(offset, "line " + offset))
                    .toArray(JsonObject[]::new));
        }
        assertThat(page.locator(".line[data-id='id-2']")).hasCount(0);

        // When
        page.keyboard().press("Escape");

        // Then
        assertThat(page.locator("persona-card")).hasCount(0);
        assertThat(page.locator("chat-list .scroller")).isFocused();
    }

    @Test
    void shouldReadOutNothingThatChangesAllTheTime() {
        // Given
        gateway.past(DemoScene::past);

        // When
        page.getByLabel("Go back in time").click();
        page.getByLabel("Search and filter").click();

        // Then
        for (String part : new String[] {"time-bar .clock", "time-bar .ago", "search-bar .found"}) {
            assertThat(page.locator(part)).hasAttribute("aria-live", "off");
        }
        gateway.die();
        Locator lost = page.locator("connection-bar .bar");
        assertThat(lost).containsText("Connection lost");
        assertThat(lost.locator("[aria-hidden=true]")).containsText("Trying again");
    }

    @Test
    void shouldKeepTheKeyboardInTheChatWhenAButtonTakesALineAway() {
        // Given
        page.locator(".line[data-id='id-2'] .name").focus();
        Locator delete = page.locator(".line[data-id='id-2'] .action").first();

        // When
        delete.press("Enter");
        gateway.send(decision("DELETED").put("message_id", "id-2"));

        // Then
        assertThat(page.locator(".line[data-id='id-2']")).containsText("message deleted by a moderator");
        assertThat(gateway.awaitReceived("moderate").getString("message_id")).isEqualTo("id-2");
        assertThat(page.locator(".line[data-id='id-1'] .name")).isFocused();
    }

    private void shouldComeBackTo(Locator opener, Locator part) {
        opener.press("Enter");
        assertThat(part).isVisible();
        assertThat(part.locator(":focus").first()).isAttached();
        page.keyboard().press("Escape");
        assertThat(part).hasCount(0);
        assertThat(opener).isFocused();
    }
}
