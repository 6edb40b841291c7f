package io.chatter.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.chatter.web.Frames.joined;
import static io.chatter.web.Frames.message;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A finger on the chat of a phone, while the chat is fast.
class TouchTest {
    private final ScriptedGateway gateway = ScriptedGateway.start();
    private final Browser browser = Browser.start();
    private final Page page = browser.page(
            new NewContextOptions().setViewportSize(390, 844).setHasTouch(true).setIsMobile(true));
    private final Locator pill = page.locator("chat-list .pill");
    private final CDPSession devtools = page.context().newCDPSession(page);

    @BeforeEach
    void open() {
        gateway.onFrame((self, frame) -> {
            if (frame.getString("type").equals("join")) {
                self.send(joined());
            }
        });
        page.navigate(gateway.url("/?room=demo"));
        gateway.awaitJoined(1);
        gateway.send(IntStream.rangeClosed(1, 100)
                .mapToObj(offset -> message(offset, "line " + offset))
                .toArray(io.vertx.core.json.JsonObject[]::new));
        assertThat(line(100)).isInViewport();
    }

    @AfterEach
    void stop() {
        browser.close();
        gateway.close();
    }

    @Test
    void shouldPauseWhenAFingerDragsSlowlyThoughLinesCome() {
        // Given
        gateway.pour(101, 100, 3_000);
        line(200).waitFor();
        BoundingBox chat = page.locator("chat-list .scroller").boundingBox();
        double x = chat.x + chat.width / 2;
        double y = chat.y + chat.height / 3;

        // When
        touch("touchStart", x, y);
        for (int moved = 4; moved <= 160; moved += 4) {
            touch("touchMove", x, y + moved);
        }

        // Then
        assertThat(pill).isVisible();
        devtools.send("Input.dispatchTouchEvent", touches("touchEnd", new JsonArray()));
        assertThat(pill).containsText("new");
    }

    @Test
    void shouldGoOnWhenAFingerLeavesARowThatIsGone() {
        // Given: the browser took the finger for its own, so that nothing but the row hears of it any more
        BoundingBox row = line(100).boundingBox();
        double x = row.x + row.width / 2;
        double y = row.y + row.height / 2;
        touch("touchStart", x, y);
        for (int moved = 4; moved <= 60; moved += 4) {
            touch("touchMove", x, y - moved);
        }
        gateway.pour(101, 100, 400);
        line(500).waitFor();
        assertThat(line(100)).hasCount(0);

        // When
        devtools.send("Input.dispatchTouchEvent", touches("touchEnd", new JsonArray()));

        // Then
        gateway.send(message(501, "after the finger"));
        assertThat(line(501)).isInViewport();
        assertThat(pill).hasCount(0);
    }

    private Locator line(int offset) {
        return page.locator("chat-line .line[data-id='id-" + offset + "']");
    }

    private void touch(String type, double x, double y) {
        JsonObject finger = new JsonObject();
        finger.addProperty("x", x);
        finger.addProperty("y", y);
        JsonArray fingers = new JsonArray();
        fingers.add(finger);
        devtools.send("Input.dispatchTouchEvent", touches(type, fingers));
    }

    private static JsonObject touches(String type, JsonArray fingers) {
        JsonObject event = new JsonObject();
        event.addProperty("type", type);
        event.add("touchPoints", fingers);
        return event;
    }
}
