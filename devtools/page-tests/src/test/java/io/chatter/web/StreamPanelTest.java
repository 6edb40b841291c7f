package io.chatter.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.chatter.web.Frames.joined;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the page shows of the stream beside the chat.
class StreamPanelTest {
    private final ScriptedGateway gateway = ScriptedGateway.start();
    private final Browser browser = Browser.start();

    @AfterEach
    void stop() {
        browser.close();
        gateway.close();
    }

    @Test
    void shouldNameEachKindOfMomentAndARecogniserThatIsDown() {
        // Given
        JsonObject context = DemoScene.context();
        long now = Frames.START.toEpochMilli();
        context.getJsonObject("recogniser").put("state", "down: nobody on rtmp://127.0.0.1:1935/live");
        context.put(
                "events",
                new JsonArray().add(DemoScene.event("CLUTCH", now)).add(DemoScene.event("SCENE_CHANGE", now + 1_000)));
        gateway.onFrame((self, frame) -> self.send(joined(), context));

        // When
        Page page = browser.page();
        page.navigate(gateway.url("/?room=demo"));

        // Then
        assertThat(page.locator("caption-stage .event.scene-change")).containsText("Scene change");
        assertThat(page.locator("caption-stage .event.clutch")).containsText("Clutch");
        assertThat(page.locator("caption-stage .recogniser.down")).containsText("Heard by pocketsphinx");
        assertThat(page.locator("caption-stage .recogniser.down"))
                .containsText("cannot hear: nobody on rtmp://127.0.0.1:1935/live");
        assertThat(page.locator("caption-stage .recogniser"))
                .hasAttribute("title", "nobody on rtmp://127.0.0.1:1935/live");
    }

    @Test
    void shouldNameNobodyWhoHearsWhereNobodyDoes() {
        // Given
        JsonObject context = DemoScene.context();
        context.getJsonObject("recogniser").put("engine", "none");
        gateway.onFrame((self, frame) -> self.send(joined(), context));

        // When
        Page page = browser.page();
        page.navigate(gateway.url("/?room=demo"));

        // Then
        assertThat(page.locator("caption-stage .event").first()).isVisible();
        assertThat(page.locator("caption-stage .recogniser")).hasCount(0);
    }

    @Test
    void shouldShowWhatIsSaidWhatHappensWhatRisesAndWhoTalks() {
        // Given
        gateway.onFrame((self, frame) -> {
            if (frame.getString("type").equals("join")) {
                self.send(joined());
                for (int step = 0; step < 6; step++) {
                    self.send(DemoScene.trends(step), DemoScene.density(0.7));
                }
                self.send(
                        DemoScene.context(),
                        new JsonObject().put("type", "viewers").put("count", 1284));
            }
        });

        // When
        Page page = browser.page();
        page.navigate(gateway.url("/?room=demo"));

        // Then
        assertThat(page.locator("caption-stage p.caption").last()).isVisible();
        Locator chips = page.locator("caption-stage .events .event");
        assertThat(chips).hasCount(3);
        assertThat(chips.first()).containsText("Question to chat");
        assertThat(chips.nth(1)).containsText("Big laugh");
        assertThat(chips.last()).containsText("Fail");
        Locator rising = page.locator("stream-panel .trend").first();
        assertThat(rising.locator("spark-line polyline, spark-line path").first())
                .isAttached();
        assertThat(page.locator("stream-panel .density [role=meter]"))
                .hasAttribute("aria-valuenow", Pattern.compile("[1-9]\\d*"));
        assertThat(page.locator("header .viewers")).containsText("1,284");
        assertThat(page.locator("stream-panel .pace .figure"))
                .containsText(Pattern.compile("[1-9]\\d* messages a minute"));
        assertThat(page.locator("stream-panel .pace")).containsText("target 42");
        assertThat((boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
    }

    @Test
    void shouldShowWhereATermIsHeadedThatCameJustNow() {
        // Given
        gateway.onFrame((self, frame) -> {
            if (frame.getString("type").equals("join")) {
                self.send(joined(), DemoScene.trends(1));
            }
        });
        Page page = browser.page();

        // When
        page.navigate(gateway.url("/?room=demo"));

        // Then
        assertThat(page.locator("stream-panel .rising .arrow")).hasCount(4);
        assertThat(page.locator("stream-panel .steady .arrow")).hasCount(1);
        assertThat(page.locator("stream-panel .falling .arrow")).hasCount(1);
        assertThat(page.locator("stream-panel .trend spark-line")).hasCount(0);
    }
}
