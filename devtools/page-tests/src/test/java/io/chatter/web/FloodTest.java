package io.chatter.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.chatter.web.Frames.joined;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
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
            page.clock().install();
            page.navigate(gateway.url("/?room=demo"));
            gateway.awaitJoined(1);

            // When
            gateway.pour(1, 100, 800);
            page.waitForFunction("() => document.querySelector('chat-app')?.session.store.cursor === '3:800'");
            page.clock().fastForward(3_000);
            gateway.send(Frames.message(801, "after the rush"));
            assertThat(page.locator("chat-line .line[data-id='id-801']")).isInViewport();
            gateway.pour(802, 500, 4_000);

            // Then
            Locator sampling = page.locator("connection-bar .sampling");
            assertThat(sampling).containsText("showing 1 in");
            assertThat(page.locator("chat-line").count()).isLessThanOrEqualTo(300);
        }
    }
}
