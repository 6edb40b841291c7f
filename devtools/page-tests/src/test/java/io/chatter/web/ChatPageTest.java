package io.chatter.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.chatter.web.Frames.author;
import static io.chatter.web.Frames.botMessage;
import static io.chatter.web.Frames.joined;
import static io.chatter.web.Frames.message;
import static io.chatter.web.Frames.provenance;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The page's promises, each in a real browser under the real content security policy.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChatPageTest {
    private final Browser browser = Browser.start();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private ScriptedGateway gateway = ScriptedGateway.start();
    private Page page = browser.page();

    @BeforeAll
    void closeTheFirst() {
        gateway.close();
        page.context().close();
    }

    @BeforeEach
    void open() {
        gateway = ScriptedGateway.start();
        gateway.onFrame((self, frame) -> {
            if (frame.getString("type").equals("join")) {
                self.send(joined());
            }
        });
        page = browser.page();
        complaints.clear();
        page.onConsoleMessage(entry -> {
            if (entry.type().equals("error") && !entry.text().contains("WebSocket")) {
                complaints.add(entry.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(gateway.url("/?room=demo"));
        assertThat(page.locator("h1")).hasText("Boss rush with the whole chat");
    }

    @AfterEach
    void shouldNotHaveComplained() {
        List<String> heard = List.copyOf(complaints);
        page.context().close();
        gateway.close();
        assertThat(heard).as("errors and policy violations in the console").isEmpty();
    }

    @AfterAll
    void stop() {
        browser.close();
    }

    @Test
    void shouldJoinWithHistoryAndBinaryFrames() {
        // When
        JsonObject join = gateway.awaitReceived("join");

        // Then
        assertThat(join.getString("room")).isEqualTo("demo");
        assertThat(join.getInteger("history")).isEqualTo(150);
        assertThat(join.getString("format")).isEqualTo("binary");
        assertThat(gateway.received("join")).as("asked for once").hasSize(1);
    }

    @Test
    void shouldDrawNamesBadgesEmotesMentionsAndReplies() {
        // Given
        gateway.send(message(1, "first"));

        // When
        gateway.send(botMessage(2, author("nova", "Nova", "#112233"), "Kappa @Robin", provenance("nova", "HUMAN", ""))
                .put("reply_to", new JsonObject().put("message_id", "id-1").put("author_id", "ada")));

        // Then
        Locator line = line(2);
        assertThat(line.locator(".name")).hasText("Nova");
        assertThat(line.locator(".badge.bot")).isVisible();
        assertThat(line.locator("img.emote")).hasAttribute("alt", "Kappa");
        assertThat(line.locator(".mention.me")).hasText("@Robin");
        assertThat(line.locator(".reply-preview")).containsText("@Ada first");

        // When: the answered line is not here, nor anything else of its author
        gateway.send(message(3, "what do you mean")
                .put(
                        "reply_to",
                        new JsonObject()
                                .put("message_id", "gone")
                                .put("author_id", "guest-" + "0123456789abcdef".repeat(2))));

        // Then
        assertThat(line(3).locator(".reply-preview")).hasText("an earlier message");
    }

    @Test
    void shouldShowHostileTextAsText() {
        // Given
        String script = "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>";
        String address = "javascript:alert(1)";

        // When
        gateway.send(
                message(1, author("x", "<b>evil</b>", "red;position:fixed"), script),
                message(2, address + " https://example.org/fine https://bank.example@evil.example/"),
                message(3, "\u202Eright to left\u202C z" + "\u0301".repeat(200)),
                message(4, "\uD83D\uDE00".repeat(500)),
                message(5, "W".repeat(500)));

        // Then
        assertThat(line(1).locator(".text")).hasText(script);
        assertThat(line(1).locator(".name")).hasText("<b>evil</b>");
        assertThat(line(1).locator("img, script, b")).hasCount(0);
        assertThat(line(2).locator("a")).hasCount(1);
        assertThat(line(2).locator("a")).hasAttribute("rel", "noopener noreferrer nofollow");
        assertThat(line(3).locator(".text")).hasText("right to left z" + "\u0301".repeat(3));
        assertThat(page).hasTitle("chatter");
        assertThat((boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("no line widens the page")
                .isTrue();
    }

    @Test
    void shouldKeepAtMostThreeHundredRowsAndStickToTheBottom() {
        // When
        for (int batch = 0; batch < 10; batch++) {
            int first = batch * 80 + 1;
            gateway.send(IntStream.range(first, first + 80)
                    .mapToObj(offset -> message(offset, "line " + offset))
                    .toArray(JsonObject[]::new));
        }

        // Then
        page.locator("chat-line").last().waitFor();
        await().untilAsserted(() -> {
            assertThat(page.locator("chat-line").count()).isBetween(1, 300);
            assertThat((double) fromBottom()).isLessThan(2);
        });
    }

    @Test
    void shouldLeaveNothingOfTheRowsThatWent() {
        // When: a line that calls the reader is shown in any flood
        for (int first = 1; first <= 800; first += 80) {
            gateway.send(IntStream.range(first, first + 80)
                    .mapToObj(offset -> message(offset, "line " + offset + " for @Robin"))
                    .toArray(JsonObject[]::new));
            line(first + 79).waitFor();
        }

        // Then: a row is an element between two marks
        Object others = page.locator("chat-list .rows")
                .evaluate("rows => rows.childNodes.length - 3 * rows.querySelectorAll('chat-line').length");
        assertThat((int) others).isLessThan(20);
    }

    @Test
    void shouldPauseWhenTheReaderScrollsUpAndResumeWithEnd() {
        // Given
        fill(1, 80);
        assertThat(page.locator("chat-line")).hasCount(80);
        page.locator("chat-list .scroller").hover();

        // When
        page.mouse().wheel(0, -400);
        Locator pill = page.locator("chat-list .pill");
        assertThat(pill).hasText("Chat paused");
        await().untilAsserted(() -> assertThat(fromBottom()).isEqualTo(400));
        double before = scrollTop();
        fill(81, 12);

        // Then
        assertThat(pill).hasText("Chat paused, 12 new");
        assertThat(scrollTop()).isEqualTo(before);
        page.keyboard().press("End");
        assertThat(pill).hasCount(0);
        assertThat(line(92)).isInViewport();
    }

    @Test
    void shouldScrollByTheFirstNotchThatPausesAFastChat() {
        // Given
        fill(1, 150);
        assertThat(page.locator("chat-line")).hasCount(150);
        gateway.pour(151, 100, 3_000);
        line(250).waitFor();
        page.locator("chat-list .scroller").hover();

        // When
        page.mouse().wheel(0, -400);

        // Then
        assertThat(page.locator("chat-list .pill")).containsText("new");
        await().untilAsserted(() -> assertThat(fromBottom())
                .as("what is below, lines that came with it included")
                .isGreaterThanOrEqualTo(400));
    }

    @Test
    void shouldKeepInPlaceWhatIsReadWhenALineAboveIsDeleted() {
        // Given
        gateway.send(IntStream.rangeClosed(1, 80)
                .mapToObj(offset -> message(offset, "line " + offset + " goes on and on".repeat(20)))
                .toArray(JsonObject[]::new));
        assertThat(line(80)).isInViewport();
        page.locator("chat-list .scroller").hover();
        page.mouse().wheel(0, -400);
        assertThat(page.locator("chat-list .pill")).isVisible();
        page.evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
        double before = line(79).boundingBox().y;

        // When
        gateway.send(new JsonObject()
                .put("type", "moderation")
                .put("kind", "DELETED")
                .put("message_id", "id-70")
                .put("at", 1));

        // Then
        assertThat(line(70)).containsText("message deleted by a moderator");
        await().untilAsserted(() -> assertThat(line(79).boundingBox().y).isEqualTo(before));
    }

    @Test
    void shouldLeaveNothingOpenOfWhatMayHaveBeenTakenAway() {
        // Given
        fill(1, 80);
        assertThat(line(80)).isInViewport();
        page.locator("chat-list .scroller").hover();
        page.mouse().wheel(0, -400);
        line(75).locator(".name").click();
        assertThat(page.locator("persona-card")).isVisible();

        // When
        gateway.send(
                new JsonObject()
                        .put("type", "gap")
                        .put("from", "3:80")
                        .put("to", "3:90")
                        .put("missed", 0)
                        .put("unsure", true),
                message(91, "after"));

        // Then
        assertThat(line(91)).isInViewport();
        assertThat(page.locator("chat-line")).hasCount(1);
        assertThat(page.locator("persona-card")).hasCount(0);
    }

    @Test
    void shouldEchoALineUntilTheLogHasIt() {
        // Given
        page.locator("textarea").fill("hello chat");

        // When
        page.keyboard().press("Enter");

        // Then
        assertThat(page.locator(".line.echo .text")).hasText("hello chat");
        JsonObject say = awaitFrame("say");
        gateway.send(
                new JsonObject()
                        .put("type", "ack")
                        .put("nonce", say.getString("nonce"))
                        .put("message_id", "id-7")
                        .put("cursor", "3:7"),
                message(7, author("guest-robin", "Robin", "#4aa8ff"), "hello chat"));
        assertThat(page.locator(".line.echo")).hasCount(0);
        assertThat(line(7).locator(".text")).hasText("hello chat");
        assertThat(page.locator("textarea")).hasValue("");
    }

    @Test
    void shouldGiveARejectedLineBackWithReasonAndWait() {
        // Given
        page.locator("textarea").fill("buy now");
        page.keyboard().press("Enter");
        JsonObject say = awaitFrame("say");

        // When
        gateway.send(new JsonObject()
                .put("type", "rejected")
                .put("nonce", say.getString("nonce"))
                .put("code", "rate_limited")
                .put("text", "buy now")
                .put("retry_after_ms", 90_000)
                .put("reason", "20 messages in 30 seconds are enough"));

        // Then
        assertThat(page.locator("chat-composer .refusal")).containsText("20 messages in 30 seconds are enough");
        assertThat(page.locator("textarea")).hasValue("buy now");
        assertThat(page.locator(".send")).isDisabled();
        assertThat(page.locator(".send")).containsText(Pattern.compile("[1-9]\\d? s"));
        assertThat(page.locator(".line.echo")).hasCount(0);
    }

    @Test
    void shouldComeBackAfterTheLastLineSeen() {
        // Given
        gateway.send(message(41, "before"));
        assertThat(line(41)).isVisible();

        // When
        gateway.die();
        assertThat(page.locator("connection-bar .bar")).containsText("Connection lost");
        gateway.comeBack();

        // Then
        gateway.awaitJoined(2);
        assertThat(gateway.received("join").getLast().getString("cursor")).isEqualTo("3:41");
        gateway.send(
                message(41, "before"),
                new JsonObject()
                        .put("type", "gap")
                        .put("from", "3:42")
                        .put("to", "3:44")
                        .put("missed", 3),
                message(45, "after"));
        assertThat(line(45)).isVisible();
        assertThat(line(41)).isVisible();
        assertThat(page.locator(".gap")).hasText("3 messages were missed");
        assertThat(page.locator("connection-bar .bar")).hasCount(0);
    }

    @Test
    void shouldTellWhyAPersonaSaidIt() {
        // Given
        gateway.memories(DemoScene.memories());
        gateway.send(botMessage(
                1,
                author("nova", "Nova", "#9b6bff"),
                "that boss again",
                provenance("nova", "CONTEXT", "the boss is back")));

        // When
        line(1).locator(".text").click();

        // Then
        Locator card = page.locator("persona-card");
        assertThat(card.locator(".trigger")).containsText("the boss is back");
        assertThat(card.locator(".reasons .factor"))
                .hasText(new String[] {"Energy", "Interest", "Freshness", "Others answered"});
        assertThat(card.locator(".reasons .boost .value")).hasText(new String[] {"× 1.25", "× 1.90"});
        assertThat(card.locator(".reasons .dampener .value")).hasText(new String[] {"× 0.86", "× 0.50"});
        assertThat(card.locator(".facts dt")).hasText(new String[] {"Model", "Prompt", "Reply depth", "Memories used"});
        assertThat(card.locator(".facts dd")).hasText(new String[] {"house", "line@3", "0", "1"});
        assertThat(card.locator(".legend")).containsText("41 ms");
        assertThat(card.locator(".recalled")).hasText("the left door is cursed");
        assertThat(card.locator(".mood .chip"))
                .hasText(new String[] {"Chattier than usual (+10 %)", "Hard to impress (−5 %)"});
        assertThat(card.locator(".bonds")).hasText("Ada is good company");
        assertThat(card.locator(".remembers li"))
                .hasText(new String[] {"the left door is cursed", "Gus likes mint tea"});
        page.keyboard().press("Escape");
        assertThat(card).hasCount(0);
    }

    @Test
    void shouldTellHowAPersonaSounds() {
        // Given
        gateway.personas(DemoScene.personas());
        JsonObject fin = author("frameperfect-fin", "frameperfect_fin", "#3ecf8e");
        gateway.send(botMessage(1, fin, "skip it", provenance("frameperfect-fin", "AMBIENT", "")));

        // When
        line(1).locator(".text").click();

        // Then
        Locator card = page.locator("persona-card");
        assertThat(card.locator(".voice dt")).hasText(new String[] {"Stance", "Letters", "Laughs"});
        assertThat(card.locator(".voice dd")).hasText(new String[] {"analytical", "small", "lmao"});
        assertThat(card.locator(".habits li")).hasText(new String[] {"Counts frames and seconds"});
        assertThat(card.locator(".samples q")).containsText("four seconds on a door");
        assertThat(card.locator(".samples img.emote")).hasAttribute("alt", "Kappa");
    }

    @Test
    void shouldNameAnAuthorToScreenReadersAsItIsShown() {
        // Given
        gateway.send(message(1, author("eve", "\u202Eeve\u202C", "#ff8a4a"), "hi"));

        // When
        line(1).hover();

        // Then
        assertThat(line(1).locator(".name")).hasText("eve");
        assertThat(line(1).locator(".action")).hasAttribute("aria-label", "Reply to eve");
    }

    @Test
    void shouldDrawAPinnedLineAsItIsDrawnInTheChat() {
        // When
        gateway.send(new JsonObject()
                .put("type", "pinned")
                .put("message", message(1, "Kappa https://example.org/rules @Robin")));

        // Then
        Locator pinned = page.locator("room-notices .pinned");
        assertThat(pinned.locator("img.emote")).hasAttribute("alt", "Kappa");
        assertThat(pinned.locator("a")).hasAttribute("rel", "noopener noreferrer nofollow");
        assertThat(pinned.locator(".mention.me")).hasText("@Robin");
    }

    @Test
    void shouldListTheLinesOfAUserCardInTheirOrder() {
        // Given
        gateway.send(message(1, "first"), message(2, "second"), message(3, "third"));

        // When
        line(2).locator(".name").click();

        // Then
        assertThat(page.locator("persona-card .recent .text")).hasText(new String[] {"first", "second", "third"});
    }

    @Test
    void shouldStrikeADeletedLine() {
        // Given
        gateway.send(message(1, "secret"));
        assertThat(line(1)).containsText("secret");

        // When
        gateway.send(new JsonObject()
                .put("type", "moderation")
                .put("kind", "DELETED")
                .put("message_id", "id-1")
                .put("at", 1));

        // Then
        assertThat(line(1)).not().containsText("secret");
        assertThat(line(1)).containsText("message deleted by a moderator");
    }

    @Test
    void shouldCompleteReplyAndWalkTheHistory() {
        // Given
        gateway.send(message(1, "hi"));
        line(1).hover();

        // When
        line(1).locator(".action").click();
        page.keyboard().type("hey @ad");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");

        // Then
        JsonObject say = awaitFrame("say");
        assertThat(say.getString("text")).isEqualTo("hey @Ada");
        assertThat(say.getString("reply_to")).isEqualTo("id-1");
        page.keyboard().press("ArrowUp");
        assertThat(page.locator("textarea")).hasValue("hey @Ada");
    }

    private Locator line(int offset) {
        return page.locator("chat-line .line[data-id='id-" + offset + "']");
    }

    private void fill(int first, int count) {
        gateway.send(IntStream.range(first, first + count)
                .mapToObj(offset -> message(offset, "line " + offset))
                .toArray(JsonObject[]::new));
    }

    private JsonObject awaitFrame(String type) {
        await().until(() -> !gateway.received(type).isEmpty());
        return gateway.received(type).getLast();
    }

    private double scrollTop() {
        return number("document.querySelector('chat-app').shadowRoot.querySelector('chat-list')"
                + ".shadowRoot.querySelector('.scroller').scrollTop");
    }

    private double fromBottom() {
        return number("(s => s.scrollHeight - s.clientHeight - s.scrollTop)(document.querySelector('chat-app')"
                + ".shadowRoot.querySelector('chat-list').shadowRoot.querySelector('.scroller'))");
    }

    private double number(String expression) {
        return ((Number) page.evaluate(expression)).doubleValue();
    }
}
