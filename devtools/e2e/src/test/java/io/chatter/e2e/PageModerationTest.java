package io.chatter.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.chatter.benchmark.load.SocketClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A moderator's page beside a viewer's, on the real stack.
class PageModerationTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final List<String> SAID = List.of(
            "nobody will ever read this",
            "spoiler for the last boss right here",
            "my neighbour has a better stream",
            "this one goes first or last");

    /// Until both pages struck a line: as a rule, and at the worst.
    private static final long AS_A_RULE_MS = 500;

    private static final long AT_WORST_MS = 2_000;

    /// Notes when each line is struck, by its id.
    private static final String WATCH = """
            (() => {
              window.struck = {};
              const look = () => {
                const list = document.querySelector('chat-app')?.shadowRoot?.querySelector('chat-list')?.shadowRoot;
                for (const line of list?.querySelectorAll('.line.removed') ?? []) {
                  window.struck[line.dataset.id] ??= Date.now();
                }
                requestAnimationFrame(look);
              };
              look();
            })()
            """;

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
    void shouldTakeLinesFromTwoPagesAtOnceAndFromWhoComesLater() {
        // Given
        Page moderator = watching("/?room=demo#token=" + token());
        Page viewer = watching("/?room=demo");
        assertThat(moderator.locator("button.moderation")).isVisible();
        assertThat(StackBrowser.barriers(moderator)).as("the moderator's page").isEmpty();
        List<String> lines = say();
        lines.forEach(id -> assertThat(line(viewer, id)).isAttached());

        // When: by keyboard, which is the faster way for who has many
        List<Long> times = new ArrayList<>();
        for (String id : lines) {
            line(moderator, id).locator(".name").focus();
            long begin = System.currentTimeMillis();
            moderator.keyboard().press("d");
            times.add(Math.max(struck(moderator, id), struck(viewer, id)) - begin);
        }

        // Then: the first has to open the way to the log
        List<Long> sorted = times.subList(1, SAID.size()).stream().sorted().toList();
        assertThat(sorted.get(sorted.size() / 2))
                .as("milliseconds until both pages had it, in the middle of %s", times)
                .isLessThan(AS_A_RULE_MS);
        assertThat(sorted.getLast())
                .as("milliseconds until both pages had it, at the worst of %s", times)
                .isLessThan(AT_WORST_MS);
        Page late = browser.open("/?room=demo");
        assertThat(late.locator("chat-line").first()).isVisible();
        lines.forEach(id -> assertThat(line(late, id)).hasCount(0));
    }

    private Page watching(String path) {
        Page page = browser.blank();
        page.addInitScript(WATCH);
        page.navigate(stack.url().resolve(path).toString());
        assertThat(page.locator("chat-line").first())
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(StackBrowser.PATIENCE_MS));
        return page;
    }

    private String token() {
        return stack.run("token", "--role", "moderator", "--name", "paula", "--room", "demo")
                .requireDone()
                .output()
                .strip();
    }

    private List<String> say() {
        List<String> ids = new ArrayList<>();
        for (String text : SAID) {
            try (SocketClient guest = SocketClient.join(stack.socket(), "demo", 0, null)) {
                await().atMost(PATIENCE).until(() -> !guest.events("joined").isEmpty());
                guest.say("n", text);
                await().atMost(PATIENCE).until(() -> !guest.events("ack").isEmpty());
                ids.add(guest.events("ack").getFirst().path("message_id").asText());
            }
        }
        return ids;
    }

    private static Locator line(Page page, String id) {
        return page.locator(".line[data-id='" + id + "']");
    }

    private static long struck(Page page, String id) {
        return ((Number) page.waitForFunction("id => window.struck[id]", id).jsonValue()).longValue();
    }
}
