package io.chatter.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The page while its gateway dies and comes back.
class PageRecoveryTest {

    private static final List<String> SAID = List.of(
            "the crash is near, hold on tight",
            "one more before lights out",
            "third door on the left they said",
            "anybody still there in the dark",
            "talking to an empty room now",
            "and there is light again");

    private final RunningStack stack = RunningStack.shared();

    @Test
    void shouldBeBackWithoutAGapAfterItsGatewayWasKilled() {
        try (StackBrowser browser = StackBrowser.of(stack);
                PlantedLines planted = new PlantedLines(stack, "demo")) {
            // Given
            Page page = browser.open("/?room=demo");
            SAID.subList(0, 3).forEach(text -> planted.say("the-planted", text, 0));
            assertThat(shown(page, SAID.get(2))).isAttached(within());

            // When: lines come to the log while nobody shows them
            stack.kill("chat-gateway");
            SAID.subList(3, 6).forEach(text -> planted.say("the-planted", text, 0));
            assertThat(page.locator("connection-bar .reconnecting")).isVisible();
            stack.up();
            // It waits longer each time; a network that is back makes it try at once.
            page.evaluate("window.dispatchEvent(new Event('online'))");

            // Then
            assertThat(shown(page, SAID.getLast())).isAttached(within());
            assertThat(page.locator("chat-line .line .text").allInnerTexts())
                    .filteredOn(SAID::contains)
                    .containsExactlyElementsOf(SAID);
            assertThat(page.locator("chat-list .gap")).hasCount(0);
            assertThat(page.locator("connection-bar .bar")).hasCount(0);
        }
    }

    private static Locator shown(Page page, String text) {
        return page.locator("chat-line .line").filter(new Locator.FilterOptions().setHasText(text));
    }

    private static LocatorAssertions.IsAttachedOptions within() {
        return new LocatorAssertions.IsAttachedOptions().setTimeout(StackBrowser.PATIENCE_MS);
    }
}
