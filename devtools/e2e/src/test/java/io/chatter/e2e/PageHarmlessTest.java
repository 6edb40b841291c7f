package io.chatter.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.chatter.benchmark.load.SocketClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What hostile people and careless design could do to readers: nothing, on the real stack.
class PageHarmlessTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /// What safety lets through: it has to be shown.
    private static final List<String> SHOWN = List.of(
            "<script>window.hit=1</script> said nobody",
            "<img src=x onerror=window.hit=1> nice frame",
            "\"><svg/onload=window.hit=1> look",
            "javascript:window.hit=1 is no link",
            "[click](javascript:window.hit=1) me",
            "data:text/html,<b>hello</b> friend",
            "שלום לכולם, משחק טוב",
            "مرحبا بالجميع",
            "😀".repeat(240),
            "${7*7} {{7*7}} <%= 7*7 %>");

    /// What it may keep back; what it does not is held to the same.
    private static final List<String> DOUBTFUL = List.of(
            "\u202Eevil si siht\u202C not reversed",
            "\u2066isolated\u2069 \u200Frtl mark",
            "z\u0335\u0322\u0318a\u0337\u0321\u031Bl\u0336\u0322g\u0335\u0321o\u0336\u0322 is here",
            "😀".repeat(500),
            "W".repeat(480));

    private final RunningStack stack = RunningStack.shared();
    private StackBrowser browser;

    @BeforeEach
    void openBrowser() {
        browser = StackBrowser.of(stack);
    }

    @AfterEach
    void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void shouldShowHostileTextAsTextOrNotAtAll() {
        // Given
        Page page = browser.open("/");
        List<String> alarms = new ArrayList<>();
        page.onDialog(dialog -> {
            alarms.add(dialog.message());
            dialog.dismiss();
        });
        page.onConsoleMessage(entry -> {
            if (entry.text().contains("Content Security Policy")) {
                alarms.add(entry.text());
            }
        });
        assertThat(page.locator("chat-line").first()).isVisible();

        // When: each by a guest of its own, so that nobody is too fast
        Map<String, String> idsByText = new LinkedHashMap<>();
        Stream.concat(SHOWN.stream(), DOUBTFUL.stream())
                .forEach(text -> idOfShown(text).ifPresent(id -> idsByText.put(text, id)));

        // Then
        assertThat(idsByText).as("lines that safety let through").containsKeys(SHOWN.toArray(String[]::new));
        for (String id : idsByText.values()) {
            Locator line = page.locator(".line[data-id='" + id + "']");
            assertThat(line).isAttached();
            assertThat(line.locator(
                            ".text :is(script, img:not(.emote), svg, b, a[href^='javascript'], a[href^='data'])"))
                    .hasCount(0);
            assertThat((boolean) line.evaluate("line => line.getBoundingClientRect().height < innerHeight"
                            + " && line.scrollWidth <= line.clientWidth"
                            + " && !/[\\u202a-\\u202e\\u2066-\\u2069]/.test(line.textContent)"))
                    .as("%s stays in its row", id)
                    .isTrue();
        }
        assertThat(page.evaluate("window.hit")).isNull();
        assertThat(alarms).isEmpty();
    }

    @Test
    void shouldPutNoBarrierInAnybodysWayOnAnyPage() {
        Page chat = browser.open("/");
        assertThat(chat.locator("chat-line").first()).isVisible();
        assertThat(chat.locator("stream-panel .trend").first()).isVisible(within());
        assertThat(StackBrowser.barriers(chat)).as("chat").isEmpty();
        chat.getByLabel("Go back in time").click();
        chat.getByLabel("10 seconds back").click();
        assertThat(chat.locator("time-bar .bar.playing")).isVisible(within());
        assertThat(StackBrowser.barriers(chat)).as("past").isEmpty();

        Page overlay = browser.open("/overlay?room=demo");
        assertThat(overlay.locator("chat-line").first()).isVisible();
        assertThat(StackBrowser.barriers(overlay)).as("overlay").isEmpty();

        Page status = browser.open("/status");
        assertThat(status.locator("article").first()).isVisible(within());
        assertThat(StackBrowser.barriers(status)).as("status").isEmpty();
    }

    /// @return the id of the line when it was let through
    private Optional<String> idOfShown(String text) {
        try (SocketClient guest = SocketClient.join(stack.socket(), "demo", 0, null)) {
            await().atMost(PATIENCE).until(() -> !guest.events("joined").isEmpty());
            guest.say("n", text);
            await().atMost(PATIENCE)
                    .until(() -> !guest.events("ack").isEmpty()
                            || !guest.events("rejected").isEmpty());
            return guest.events("ack").stream()
                    .map((JsonNode ack) -> ack.path("message_id").asText())
                    .findFirst();
        }
    }

    private static LocatorAssertions.IsVisibleOptions within() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(StackBrowser.PATIENCE_MS);
    }
}
