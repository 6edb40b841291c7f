package io.chatter.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.chatter.web.Frames.author;
import static io.chatter.web.Frames.botMessage;
import static io.chatter.web.Frames.joined;
import static io.chatter.web.Frames.message;
import static io.chatter.web.Frames.provenance;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The card of a persona says for each trigger what it answered.
class TriggersTest {
    private static final List<String> WORDS = List.of(
            "Riding a trendleft door",
            "Answering a personAda: left or right?",
            "Somebody called its nameAda: left or right?",
            "Answering another botThe message is no longer in view.");

    private final ScriptedGateway gateway = ScriptedGateway.start();
    private final Browser browser = Browser.start();

    @AfterEach
    void stop() {
        browser.close();
        gateway.close();
    }

    @Test
    void shouldSayWhatEachTriggerWas() {
        // Given
        List<JsonObject> lines = List.of(
                message(1, "left or right?"),
                byNova(2, provenance("nova", "TREND", "left door")),
                byNova(3, answering("HUMAN", "id-1")),
                byNova(4, answering("MENTION", "id-1")),
                byNova(5, answering("BOT", "id-gone")));
        gateway.onFrame((self, frame) -> {
            self.send(joined());
            self.send(lines.toArray(JsonObject[]::new));
        });
        Page page = browser.page();
        page.navigate(gateway.url("/?room=demo"));
        Locator trigger = page.locator("persona-card .trigger");

        // Then
        for (int at = 0; at < WORDS.size(); at++) {
            page.locator(".line[data-id='id-" + (at + 2) + "'] .name").click();
            assertThat(trigger).hasText(WORDS.get(at));
            page.keyboard().press("Escape");
            assertThat(trigger).hasCount(0);
        }
    }

    private static JsonObject byNova(int offset, JsonObject provenance) {
        return botMessage(offset, author("nova", "Nova", "#9b6bff", "bot"), "left", provenance);
    }

    private static JsonObject answering(String trigger, String messageId) {
        return provenance("nova", trigger, "").put("trigger_message_id", messageId);
    }
}
