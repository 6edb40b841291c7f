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
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
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
            if (frame.getString("type").equals("join")) {
                self.send(joined(), DemoScene.context(), DemoScene.trends(3), DemoScene.density(0.85));
                self.send(new DemoScene().lines().toArray(JsonObject[]::new));
            }
        });
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

    private Page open(ColorScheme scheme) {
        Page page = browser.page(new NewContextOptions()
                .setViewportSize(1280, 800)
                .setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE));
        page.navigate(gateway.url("/?room=demo"));
        assertThat(page.locator("chat-line").last()).containsText("pay up chat");
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
