package io.chatter.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.chatter.web.Frames.joined;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rooms that name where their stream can be seen.
class StreamPlayerTest {

    private final Browser browser = Browser.start();
    private final ScriptedGateway gateway = ScriptedGateway.start();
    private final Page page = browser.page();

    @AfterEach
    void stop() {
        page.context().close();
        gateway.close();
        browser.close();
    }

    @Test
    void shouldFrameAnotherSitesPlayerThatCanDoNothingToThePage() {
        // When: a page that would take the whole tab if it could
        open("embed", gateway.url("/emotes/LICENSE.txt"));

        // Then
        Locator frame = page.locator("stream-player iframe");
        assertThat(frame).isVisible();
        assertThat(frame).hasAttribute("src", gateway.url("/emotes/LICENSE.txt"));
        assertThat(frame).hasAttribute("sandbox", Pattern.compile("^(?!.*allow-top-navigation).*allow-scripts.*$"));
        assertThat(page.locator("stream-panel caption-stage")).isVisible();
    }

    @Test
    void shouldPlayAPlaylist(@TempDir Path folder) throws IOException, InterruptedException {
        // Given
        TinyRecording.into(folder);
        gateway.recording(folder);

        // When
        open("hls", gateway.url("/recording/live.m3u8"));

        // Then: it is decoded, and goes on by itself
        assertThat(page.locator("stream-player video")).isVisible();
        page.waitForFunction("""
                width => {
                  const panel = document.querySelector('chat-app').shadowRoot.querySelector('stream-panel');
                  const video = panel.shadowRoot.querySelector('stream-player').shadowRoot.querySelector('video');
                  return video?.videoWidth === width && video.currentTime > 1 && !video.paused;
                }""", TinyRecording.WIDTH);
        assertThat(page.locator("stream-player a")).hasCount(0);
    }

    @Test
    void shouldOfferTheAddressWhereTheBrowserCannotPlayIt() {
        // When: a playlist that is not there
        open("hls", gateway.url("/gone.m3u8"));

        // Then
        Locator link = page.locator("stream-player a");
        assertThat(link).hasAttribute("href", gateway.url("/gone.m3u8"));
        assertThat(link).hasAttribute("rel", "noopener noreferrer");
    }

    @Test
    void shouldGiveTheStageToTheCaptionsWithoutAPlayer() {
        // When
        gateway.onFrame((self, frame) -> self.send(joined()));
        page.navigate(gateway.url("/?room=demo"));

        // Then
        assertThat(page.locator("stream-panel caption-stage")).isVisible();
        assertThat(page.locator("stream-player")).hasCount(0);
    }

    private void open(String kind, String address) {
        JsonObject joined = joined();
        joined.getJsonObject("room")
                .put("player", new JsonObject().put("kind", kind).put("address", address));
        gateway.onFrame((self, frame) -> {
            if (frame.getString("type").equals("join")) {
                self.send(joined);
            }
        });
        page.navigate(gateway.url("/?room=demo"));
    }
}
