package io.chatter.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.chatter.web.Frames.author;
import static io.chatter.web.Frames.decision;
import static io.chatter.web.Frames.decisionOf;
import static io.chatter.web.Frames.held;
import static io.chatter.web.Frames.joined;
import static io.chatter.web.Frames.joinedAsModerator;
import static io.chatter.web.Frames.message;
import static io.chatter.web.Frames.modes;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What moderators see and do on the page: by mouse and by keyboard.
class ModeratorTest {
    private final ScriptedGateway gateway = ScriptedGateway.start();
    private final Browser browser = Browser.start();

    @AfterEach
    void stop() {
        browser.close();
        gateway.close();
    }

    @Test
    void shouldComeInByATicketAndHideTheToken() {
        // When
        Page page = openAsModerator();

        // Then
        assertThat(gateway.awaitReceived("join").getString("ticket")).isEqualTo(ScriptedGateway.TICKET);
        assertThat(page.url()).endsWith("/?room=demo");
        assertThat(page.getByLabel("Moderation")).isVisible();
    }

    @Test
    void shouldBeAGuestWithATokenThatIsNotGood() {
        // Given
        gateway.onFrame((self, frame) -> self.send(joined()));

        // When
        Page page = browser.page();
        page.navigate(gateway.url("/?room=demo#token=stale"));

        // Then
        assertThat(page.locator(".notice").filter(withText("not good any more")))
                .isVisible();
        assertThat(gateway.awaitReceived("join").containsKey("ticket")).isFalse();
        assertThat(page.getByLabel("Moderation")).hasCount(0);
    }

    @Test
    void shouldActOnLinesByMouseAndByKeyboard() {
        // Given
        Page page = openAsModerator();
        gateway.send(message(1, "first"), message(2, "second"), message(3, "third"));
        assertThat(page.locator("chat-line")).hasCount(3);

        // When: the last line by mouse; then up to the first by keyboard
        page.locator(".line[data-id='id-3']").hover();
        page.getByLabel("Delete this message of Ada").last().click();
        page.locator(".line[data-id='id-3'] .name").focus();
        page.keyboard().press("ArrowUp");
        page.keyboard().press("t");
        page.keyboard().press("b");

        // Then
        List<JsonObject> orders = orders(3);
        assertThat(orders.get(0).getString("action")).isEqualTo("delete");
        assertThat(orders.get(0).getString("message_id")).isEqualTo("id-3");
        assertThat(orders.get(1).getString("action")).isEqualTo("timeout");
        assertThat(orders.get(1).getString("author_id")).isEqualTo("ada");
        assertThat(orders.get(1).getLong("duration_ms")).isEqualTo(600_000);
        assertThat(orders.get(2).getString("action")).isEqualTo("ban");
    }

    @Test
    void shouldMarkWhatIsHeldAndDecideOnIt() {
        // Given
        Page page = openAsModerator();
        gateway.send(held("h-1", author("bob", "Bob", "#ff8a4a"), "she is such a rascal"));
        page.getByLabel("Moderation: 1 waiting").click();

        // When
        Locator line = page.locator("mod-panel .held");
        assertThat(line.locator("mark")).hasText("rascal");
        page.getByLabel("Approve the message of Bob").click();
        JsonObject order = orders(1).getFirst();
        gateway.send(decision("APPROVED").put("message_id", "h-1"));

        // Then
        assertThat(order.getString("action") + " " + order.getString("message_id"))
                .isEqualTo("approve h-1");
        assertThat(line).hasCount(0);
        assertThat(page.locator("mod-panel .record li")).containsText("A held message was approved");
    }

    @Test
    void shouldSetTheRulesOfTheRoomAndTellThemToAll() {
        // Given
        Page page = openAsModerator();
        page.getByLabel("Moderation").click();

        // When
        page.locator("mod-panel .choice").filter(withText("30 s")).click();
        page.locator("mod-panel .toggle").filter(withText("Emotes only")).click();
        page.getByText("Raise the shield").click();
        List<JsonObject> orders = orders(3);
        gateway.send(modes(30, true).put("type", "modes"));

        // Then
        assertThat(orders.get(0).getJsonObject("modes").getInteger("slow")).isEqualTo(30);
        assertThat(orders.get(1).getJsonObject("modes").getBoolean("emote_only"))
                .isTrue();
        assertThat(orders.get(2).getBoolean("up")).isTrue();
        assertThat(page.locator(".modes")).containsText("Slow mode: 30 s");
        assertThat(page.getByText("Lower the shield")).isVisible();
    }

    @Test
    void shouldUndoABanAndSayWhyAnActionWasRefused() {
        // Given
        Page page = openAsModerator();
        page.getByLabel("Moderation").click();
        gateway.send(message(1, "hello"), decision("BANNED").put("author_id", "ada"));

        // When
        page.getByLabel("Let Ada write again").click();
        JsonObject order = orders(1).getFirst();
        gateway.send(new JsonObject()
                .put("type", "refused")
                .put("nonce", order.getString("nonce"))
                .put("code", "unavailable")
                .put("reason", "The log did not take it; try again in a moment"));

        // Then
        assertThat(order.getString("action") + " " + order.getString("author_id"))
                .isEqualTo("unban ada");
        assertThat(page.locator("mod-panel .refusal")).containsText("did not take it");
    }

    @Test
    void shouldTellWhoDecidedWhatBeforeOneCame() {
        // Given
        gateway.record(new JsonArray()
                .add(decisionOf("user-max", "DENIED", 2).put("message_id", "h-0"))
                .add(decisionOf("user-molly", "BANNED", 1).put("author_id", "guest-troll")));
        Page page = openAsModerator();
        gateway.send(message(1, author("user-max", "Max", "#ff8a4a"), "hello"));
        assertThat(page.locator("chat-line")).hasCount(1);

        // When
        page.getByLabel("Moderation").click();

        // Then
        Locator entries = page.locator("mod-panel .record li");
        assertThat(entries).hasCount(2);
        assertThat(entries.first()).containsText("A held message was denied");
        assertThat(entries.first().locator(".by")).hasText("Max");
        assertThat(entries.last()).containsText("guest-troll was banned");
        assertThat(entries.last().locator(".by")).hasText("molly");
        assertThat(page.getByLabel("Let guest-troll write again")).isVisible();
    }

    @Test
    void shouldAskAgainWhoDecidedWhenMoreIsDecided() {
        // Given
        JsonObject before = decisionOf("user-molly", "BANNED", 1).put("author_id", "ada");
        gateway.record(new JsonArray().add(before));
        Page page = openAsModerator();
        page.getByLabel("Moderation").click();
        Locator entries = page.locator("mod-panel .record li");
        assertThat(entries).hasCount(1);

        // When
        JsonObject after = decisionOf("user-max", "UNBANNED", 2).put("author_id", "ada");
        gateway.record(new JsonArray().add(after).add(before));
        gateway.send(decision("UNBANNED").put("author_id", "ada").put("at", after.getLong("at")));

        // Then
        assertThat(entries).hasCount(2);
        assertThat(entries.first()).containsText("ada may write again");
        assertThat(entries.first().locator(".by")).hasText("max");
        assertThat(page.locator("mod-panel .undo")).hasCount(0);
    }

    @Test
    void shouldDecideByTouch() {
        // Given
        Page phone = openAsModerator(browser.page(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setHasTouch(true)));
        gateway.send(message(1, "rude"));

        // When
        phone.locator(".line[data-id='id-1'] .name").tap();
        phone.locator("persona-card").getByText("Delete").tap();

        // Then
        assertThat(gateway.awaitReceived("moderate").getString("action")).isEqualTo("delete");
    }

    private Page openAsModerator() {
        return openAsModerator(browser.page());
    }

    private Page openAsModerator(Page page) {
        gateway.onFrame((self, frame) -> {
            if (frame.getString("type").equals("join")) {
                self.send(joinedAsModerator());
            }
        });
        page.navigate(gateway.url("/?room=demo#token=" + ScriptedGateway.GOOD_TOKEN));
        assertThat(page.locator(".notice").first()).isVisible();
        return page;
    }

    private List<JsonObject> orders(int count) {
        Awaitility.await().until(() -> gateway.received("moderate").size() == count);
        return gateway.received("moderate");
    }

    private static Locator.FilterOptions withText(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
