package io.chatter.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.chatter.web.Frames.joined;
import static io.chatter.web.Frames.joinedAsModerator;
import static io.chatter.web.Frames.message;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.vertx.core.json.JsonObject;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// One row of the chat is in the tab order, and the chat stands still while the keyboard is in it.
class RowFocusTest {
    private static final int FEW_TABS = 12;

    private final ScriptedGateway gateway = ScriptedGateway.start();
    private final Browser browser = Browser.start();
    private final Page page = browser.page();
    private final Locator pill = page.locator("chat-list .pill");
    private final Locator field = page.locator("chat-composer textarea");

    @AfterEach
    void stop() {
        browser.close();
        gateway.close();
    }

    @Test
    void shouldComeToTheComposerPastAFullChatInAFewTabs() {
        // Given
        open(joined());
        say(1, 150);
        page.getByLabel("Search and filter").focus();

        // When
        int tabs = 0;
        while (tabs < FEW_TABS && !isFocused(field)) {
            page.keyboard().press("Tab");
            tabs++;
        }

        // Then
        assertThat(field).isFocused();
        assertThat(pill).hasCount(0);
    }

    @Test
    void shouldKeepTheRowInViewThatHasTheKeyboardWhileLinesCome() {
        // Given
        open(joined());
        say(1, 40);
        page.locator("chat-list .scroller").focus();
        page.keyboard().press("Tab");
        assertThat(name(40)).isFocused();
        page.keyboard().press("ArrowUp");
        page.keyboard().press("ArrowUp");
        page.keyboard().press("ArrowDown");

        // When
        say(41, 100);

        // Then
        assertThat(pill).hasText("Chat paused, 100 new");
        assertThat(name(39)).isFocused();
        assertThat(name(39)).isInViewport();
        page.keyboard().press("End");
        assertThat(pill).hasCount(0);
        assertThat(name(140)).isInViewport();
        assertThat(page.locator("chat-list .scroller")).isFocused();
    }

    @Test
    void shouldGoOnWhenTheKeyboardLeavesTheChat() {
        // Given
        open(joined());
        say(1, 40);
        name(40).focus();
        assertThat(pill).isVisible();

        // When
        field.focus();

        // Then
        assertThat(pill).hasCount(0);
    }

    @Test
    void shouldGoOnAfterACardThatWasOpenedByAClick() {
        // Given
        open(joined());
        say(1, 40);
        name(40).click();
        assertThat(page.locator("persona-card")).isVisible();

        // When
        page.keyboard().press("Escape");
        say(41, 1);

        // Then
        assertThat(name(40)).isFocused();
        assertThat(pill).hasCount(0);
        assertThat(name(41)).isInViewport();
    }

    @Test
    void shouldNotTakeWhatIsTypedAfterACardForDecisions() {
        // Given
        openACardAndCloseIt();

        // When
        page.keyboard().type("but that bad");

        // Then: what it has seen is told in order, so no decision is under way
        page.clock().resume();
        assertThat(pill).isVisible();
        page.keyboard().press("ArrowUp");
        page.keyboard().press("d");
        assertThat(gateway.awaitReceived("moderate").getString("message_id")).isEqualTo("id-39");
    }

    @Test
    void shouldDecideOnTheRowThatWasHeldForWhoeverRests() {
        // Given
        openACardAndCloseIt();
        page.keyboard().press("b");

        // When
        page.clock().runFor(1_001);
        page.keyboard().press("d");

        // Then
        JsonObject order = gateway.awaitReceived("moderate");
        assertThat(order.getString("action") + " " + order.getString("message_id"))
                .isEqualTo("delete id-40");
    }

    @Test
    void shouldShowARowThatHasScrolledAwayBeforeAKeyDecidesOnIt() {
        // Given
        open(joinedAsModerator());
        say(1, 40);
        name(40).click();
        page.locator("persona-card").getByLabel("Close").click();
        say(41, 60);
        assertThat(name(100)).isInViewport();
        assertThat(name(40)).isFocused();
        assertThat(name(40)).not().isInViewport();

        // When
        page.keyboard().press("d");

        // Then
        assertThat(name(40)).isInViewport();
        assertThat(pill).isVisible();
        assertThat(gateway.received("moderate")).isEmpty();
        page.keyboard().press("ArrowUp");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("d");
        assertThat(gateway.awaitReceived("moderate").getString("message_id")).isEqualTo("id-40");
    }

    /// From then on the page's clock stands still: nobody rests between two letters.
    private void openACardAndCloseIt() {
        page.clock().install();
        open(joinedAsModerator());
        say(1, 40);
        name(40).click();
        page.keyboard().press("Escape");
        assertThat(name(40)).isFocused();
        page.clock().pauseAt(((Number) page.evaluate("Date.now() + 1_000")).longValue());
    }

    private void open(JsonObject joined) {
        gateway.onFrame((self, frame) -> {
            if (frame.getString("type").equals("join")) {
                self.send(joined);
            }
        });
        page.navigate(gateway.url("/?room=demo"));
        gateway.awaitJoined(1);
    }

    private void say(int first, int count) {
        gateway.send(IntStream.range(first, first + count)
                .mapToObj(offset -> message(offset, "line " + offset + " of https://example.org/map"))
                .toArray(JsonObject[]::new));
        page.waitForFunction(
                "last => document.querySelector('chat-app').session.store.cursor === last", "3:" + (first + count - 1));
        if (pill.count() == 0) {
            assertThat(name(first + count - 1)).isVisible();
        }
    }

    private Locator name(int offset) {
        return page.locator(".line[data-id='id-" + offset + "'] .name");
    }

    private static boolean isFocused(Locator element) {
        return (boolean) element.evaluate("element => element.matches(':focus')");
    }
}
