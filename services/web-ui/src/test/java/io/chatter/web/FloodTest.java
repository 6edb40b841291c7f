package io.chatter.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.chatter.web.Frames.joined;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import org.junit.jupiter.api.Test;

/// A chat that is faster than anybody reads: bounded rows, at the newest line, and a sample that says so.
class FloodTest {
    @Test
    void shouldKeepUpWithAHundredLinesASecondAndSampleFiveHundred() {
        try (ScriptedGateway gateway = ScriptedGateway.start();
                Browser browser = Browser.start()) {
            // Given
            gateway.onFrame((self, frame) -> self.send(joined()));
            Page page = browser.page();
            page.navigate(gateway.url("/?room=demo"));
            assertThat(page.locator("connection-bar .bar")).hasCount(0);

            // When
            gateway.pour(1, 100, 800);
            Locator last = page.locator("chat-line .line[data-id='id-800']");
            assertThat(last).isInViewport(new LocatorAssertions.IsInViewportOptions().setTimeout(20_000));
            gateway.pour(801, 500, 4_000);

            // Then
            Locator sampling = page.locator("connection-bar .sampling");
            sampling.waitFor();
            assertThat(sampling).containsText("showing 1 in");
            assertThat(page.locator("chat-line").count()).isLessThanOrEqualTo(300);
        }
    }
}
