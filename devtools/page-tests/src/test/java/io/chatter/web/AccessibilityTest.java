package io.chatter.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.chatter.web.Frames.joined;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// axe-core finds nothing serious or critical, in either theme, in any state.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessibilityTest {
    private static final String FINDINGS = """
            () => axe.run(document, {resultTypes: ['violations']}).then(result => result.violations
              .filter(found => found.impact === 'serious' || found.impact === 'critical')
              .flatMap(found => found.nodes.map(node => found.id + ': ' + node.target.join(' ') + ' ' + node.failureSummary)))
            """;

    private final ScriptedGateway gateway = ScriptedGateway.start();
    private Browser browser;

    @BeforeAll
    void playTheScene() {
        gateway.personas(DemoScene.personas());
        gateway.memories(DemoScene.memories());
        gateway.past(DemoScene::past);
        gateway.onFrame((self, frame) -> {
            switch (frame.getString("type")) {
                case "join" -> join(self, frame.getString("room"));
                case "say" ->
                    self.send(new JsonObject()
                            .put("type", "rejected")
                            .put("nonce", frame.getString("nonce"))
                            .put("code", "duplicate")
                            .put("text", frame.getString("text"))
                            .put("reason", ""));
                default -> {}
            }
        });
    }

    private static void join(ScriptedGateway gateway, String room) {
        if (room.equals("empty")) {
            gateway.send(joined());
            return;
        }
        gateway.send(joined(), DemoScene.context(), DemoScene.trends(3), DemoScene.density(0.85));
        gateway.send(new DemoScene().lines().toArray(JsonObject[]::new));
    }

    @BeforeEach
    void openBrowser() {
        browser = Browser.start();
    }

    /// Pages that stay would be told the whole scene again by every one that comes.
    @AfterEach
    void closeBrowser() {
        browser.close();
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"DARK", "LIGHT"})
    void shouldBeUsableByEverybody(ColorScheme scheme) {
        // Given
        Page page = open(scheme);

        // When
        List<String> plain = findings(page);
        page.getByLabel("Settings").click();
        List<String> withSettings = findings(page);
        page.keyboard().press("Escape");
        page.locator(".line[data-id='id-" + DemoScene.BOSS_LINE + "'] .text").click();
        assertThat(page.locator("persona-card .chip").first()).isVisible();
        List<String> withCard = findings(page);
        page.keyboard().press("Escape");
        DemoScene.moderate(gateway);
        page.getByLabel("Moderation: 2 waiting").click();
        List<String> withModeration = findings(page);

        page.getByLabel("Close").click();
        page.getByLabel("Go back in time").click();
        page.locator("time-bar [aria-label='10 seconds back']").click();
        assertThat(page.locator(".in-the-past")).isVisible();
        List<String> withThePast = findings(page);

        // Then
        assertThat(plain).isEmpty();
        assertThat(withSettings).isEmpty();
        assertThat(withCard).isEmpty();
        assertThat(withModeration).isEmpty();
        assertThat(withThePast).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"DARK", "LIGHT"})
    void shouldBeUsableByEverybodyWhileReadingAndWriting(ColorScheme scheme) {
        // Given
        Page page = open(scheme);

        // When
        page.getByLabel("Search and filter").click();
        page.getByLabel("Search in the chat").fill("left");
        assertThat(page.locator("search-bar .found")).containsText("found");
        List<String> withSearch = findings(page);
        page.keyboard().press("Escape");
        page.locator(".reply-preview").last().click();
        assertThat(page.locator("thread-card chat-line").first()).isVisible();
        List<String> withThread = findings(page);
        page.keyboard().press("Escape");
        gateway.send(Frames.message(900, "new build at https://xn--pple-43d.com/get"));
        page.locator("button.suspicious").first().click();
        assertThat(page.locator("link-warning strong")).isVisible();
        List<String> withWarning = findings(page);
        page.keyboard().press("Escape");
        page.locator("chat-composer .emotes").click();
        assertThat(page.locator("emote-picker input")).isFocused();
        List<String> withPicker = findings(page);
        page.keyboard().press("Escape");
        page.locator("textarea").pressSequentially("so close :po");
        assertThat(page.locator("completion-list .option").first()).isVisible();
        List<String> withCompletion = findings(page);

        // Then
        assertThat(withSearch).isEmpty();
        assertThat(withThread).isEmpty();
        assertThat(withWarning).isEmpty();
        assertThat(withPicker).isEmpty();
        assertThat(withCompletion).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"390, DARK", "320, LIGHT"})
    void shouldBeUsableByEverybodyOnAPhone(int width, ColorScheme scheme) {
        // Given
        Page page = open(scheme, width, "/?room=demo");
        Map<String, List<String>> found = new LinkedHashMap<>();

        // When
        found.put("plain", findings(page));
        page.getByLabel("Settings").click();
        found.put("settings", findings(page));
        page.keyboard().press("Escape");
        page.locator(".reply-preview").last().click();
        assertThat(page.locator("thread-card chat-line").first()).isVisible();
        found.put("thread", findings(page));
        page.locator("thread-card .name").last().click();
        assertThat(page.locator("persona-card .reasons")).isVisible();
        found.put("card out of a thread", findings(page));
        page.keyboard().press("Escape");
        gateway.send(Frames.message(900, "new build at https://xn--pple-43d.com/get"));
        page.locator("button.suspicious").first().click();
        assertThat(page.locator("link-warning strong")).isVisible();
        found.put("link warning", findings(page));
        page.keyboard().press("Escape");
        DemoScene.moderate(gateway);
        page.getByLabel("Moderation: 2 waiting").click();
        found.put("moderation", findings(page));

        // Then
        assertThat(found).allSatisfy((state, faults) -> assertThat(faults).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"1280, DARK", "320, LIGHT"})
    void shouldBeUsableByEverybodyWhenAllIsNotWell(int width, ColorScheme scheme) {
        // Given
        Page page = open(scheme, width, "/?room=demo");
        Map<String, List<String>> found = new LinkedHashMap<>();

        // When
        page.locator("textarea").fill("said again");
        page.keyboard().press("Enter");
        assertThat(page.locator("chat-composer .refusal")).isVisible();
        found.put("refusal", findings(page));
        page.locator("chat-list .scroller").hover();
        page.mouse().wheel(0, -300);
        assertThat(page.locator("chat-list .pill")).isVisible();
        found.put("pill", findings(page));
        gateway.die();
        assertThat(page.locator("connection-bar .bar")).containsText("Connection lost");
        found.put("reconnecting", findings(page));
        gateway.comeBack();

        // Then
        assertThat(found).allSatisfy((state, faults) -> assertThat(faults).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "320, DARK"})
    void shouldBeUsableByEverybodyWhereNobodySaysAnything(int width, ColorScheme scheme) {
        // Given
        Page page = page(scheme, width, "/?room=empty");
        assertThat(page.locator("chat-list .notice").last()).containsText("quiet here");

        // When
        List<String> found = findings(page);

        // Then
        assertThat(found).isEmpty();
    }

    @Test
    void shouldBeUsableByEverybodyOverAVideo() {
        // Given
        Page page = open(ColorScheme.DARK, 1280, "/overlay?room=demo&lines=20");
        assertThat(page.locator(".reply-preview").first()).isVisible();

        // When
        List<String> found = findings(page);

        // Then
        assertThat(found).isEmpty();
    }

    private Page open(ColorScheme scheme) {
        return open(scheme, 1280, "/?room=demo");
    }

    private Page open(ColorScheme scheme, int width, String address) {
        Page page = page(scheme, width, address);
        assertThat(page.locator("chat-line").last()).containsText("pay up chat");
        return page;
    }

    private Page page(ColorScheme scheme, int width, String address) {
        Page page = browser.page(new NewContextOptions()
                .setViewportSize(width, 800)
                .setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE));
        page.navigate(gateway.url(address));
        page.evaluate(axe());
        return page;
    }

    @SuppressWarnings("unchecked")
    private static List<String> findings(Page page) {
        return (List<String>) page.evaluate(FINDINGS);
    }

    private static String axe() {
        try (InputStream script = Page.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script, "axe.min.js").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read axe.min.js", e);
        }
    }
}
