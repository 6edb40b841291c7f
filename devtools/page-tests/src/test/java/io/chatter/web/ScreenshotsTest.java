package io.chatter.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.chatter.web.Frames.joined;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Takes the pictures of the page's states, into target/screenshots. With -Dchatter.screenshots=FOLDER (docs/images) it
/// also renews those that stand in that folder. Each picture is also a check that nothing runs over the edge of its
/// screen.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScreenshotsTest {
    private static final Path FOLDER = Path.of("target/screenshots");

    private final ScriptedGateway gateway = ScriptedGateway.start();
    private Browser browser;

    @BeforeAll
    void playTheScene() {
        gateway.personas(DemoScene.personas());
        gateway.memories(DemoScene.memories());
        gateway.past(DemoScene::past);
        gateway.onFrame((self, frame) -> {
            if (frame.getString("type").equals("join")) {
                self.send(joined());
                self.send(new DemoScene().lines().toArray(JsonObject[]::new));
                for (int step = 0; step < 18; step++) {
                    self.send(DemoScene.trends(step), DemoScene.density(0.5 + step / 90.0));
                }
                self.send(
                        DemoScene.context(),
                        new JsonObject().put("type", "viewers").put("count", 1284));
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

    @Test
    void shouldFillADesktopInBothThemes() {
        take("chat-dark", open(1440, 900, ColorScheme.DARK, "/?room=demo"));
        take("chat-light", open(1440, 900, ColorScheme.LIGHT, "/?room=demo"));
    }

    @Test
    void shouldFitPhonesInBothThemes() {
        take("phone-dark", open(390, 844, ColorScheme.DARK, "/?room=demo"));
        take("phone-light", open(390, 844, ColorScheme.LIGHT, "/?room=demo"));
        Page small = open(320, 568, ColorScheme.DARK, "/?room=demo");
        take("phone-small", small);
        small.getByLabel("Search and filter").click();
        take("phone-small-search", small);
        small.keyboard().press("Escape");
        small.locator("chat-line .name").last().click();
        assertThat(small.locator("persona-card")).isVisible();
        take("phone-small-card", small);
        small.keyboard().press("Escape");
        small.locator(".emotes").click();
        awaitEmotes(small);
        take("phone-small-emotes", small);
        small.keyboard().press("Escape");
        small.getByLabel("Settings").click();
        take("phone-small-settings", small);
        small.keyboard().press("Escape");
        take("phone-small-past", inThePast(small));
    }

    @Test
    void shouldFitTheSmallestPhoneWithWhatLiesOverTheChat() {
        Page page = open(320, 568, ColorScheme.DARK, "/?room=demo#token=" + ScriptedGateway.GOOD_TOKEN);
        page.locator(".reply-preview").last().click();
        assertThat(page.locator("thread-card chat-line").first()).isVisible();
        take("phone-small-thread", page);
        page.keyboard().press("Escape");
        gateway.send(Frames.message(900, "new build at https://xn--pple-43d.com/get"));
        page.locator("button.suspicious").first().click();
        assertThat(page.locator("link-warning strong")).isVisible();
        take("phone-small-link", page);
        page.keyboard().press("Escape");
        DemoScene.moderate(gateway);
        page.getByLabel("Moderation: 2 waiting").click();
        assertThat(page.locator("mod-panel .by").first()).hasText("max");
        take("phone-small-moderation", page);
    }

    @Test
    void shouldShowWhyAPersonaSpoke() {
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.DARK, ColorScheme.LIGHT}) {
            Page page = open(1440, 900, scheme, "/?room=demo");
            page.locator(".line[data-id='id-" + DemoScene.BOSS_LINE + "'] .text")
                    .click();
            assertThat(page.locator("persona-card .chip").first()).isVisible();
            take("why-" + scheme.name().toLowerCase(java.util.Locale.ROOT), page);
        }
    }

    @Test
    void shouldShowTheComposersStates() {
        Page page = open(1440, 900, ColorScheme.DARK, "/?room=demo");
        page.locator("textarea").fill("that was so close :po");
        page.locator("textarea").press("End");
        page.keyboard().type("g");
        assertThat(page.locator("completion-list .option").first()).isVisible();
        take("completion", page);

        Page picker = open(1440, 900, ColorScheme.DARK, "/?room=demo");
        picker.locator(".emotes").click();
        awaitEmotes(picker);
        take("emotes", picker);

        Page settings = open(1440, 900, ColorScheme.LIGHT, "/?room=demo");
        settings.getByLabel("Settings").click();
        take("settings", settings);
    }

    @Test
    void shouldGiveModeratorsTheirTools() {
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.DARK, ColorScheme.LIGHT}) {
            Page page = open(1440, 900, scheme, "/?room=demo#token=" + ScriptedGateway.GOOD_TOKEN);
            DemoScene.moderate(gateway);
            page.getByLabel("Moderation: 2 waiting").click();
            assertThat(page.locator("mod-panel .held")).hasCount(2);
            assertThat(page.locator("mod-panel .by").first()).hasText("max");
            take("moderation-" + scheme.name().toLowerCase(java.util.Locale.ROOT), page);
            page.getByLabel("Close").click();
            page.locator("chat-line").nth(-3).locator(".line").hover();
            take("moderate-line-" + scheme.name().toLowerCase(java.util.Locale.ROOT), page);
            page.close();
        }
    }

    @Test
    void shouldShowThePast() {
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.DARK, ColorScheme.LIGHT}) {
            take(
                    "past-" + scheme.name().toLowerCase(java.util.Locale.ROOT),
                    inThePast(open(1440, 900, scheme, "/?room=demo")));
        }
        take("past-phone", inThePast(open(390, 844, ColorScheme.DARK, "/?room=demo")));
    }

    @Test
    void shouldShowSearchThreadsAndDoubtfulLinks() {
        Page search = open(1440, 900, ColorScheme.DARK, "/?room=demo");
        search.getByLabel("Search and filter").click();
        search.getByLabel("Search in the chat").fill("left");
        assertThat(search.locator("search-bar .found")).containsText("found");
        take("search", search);

        Page thread = open(1440, 900, ColorScheme.LIGHT, "/?room=demo");
        thread.locator(".reply-preview").last().click();
        assertThat(thread.locator("thread-card chat-line").first()).isVisible();
        take("thread", thread);

        Page link = open(1440, 900, ColorScheme.DARK, "/?room=demo");
        gateway.send(Frames.message(900, "new build at https://xn--pple-43d.com/get"));
        link.locator("button.suspicious").first().click();
        assertThat(link.locator("link-warning strong")).isVisible();
        take("link-warning", link);
    }

    private static Page inThePast(Page page) {
        page.getByLabel("Go back in time").click();
        page.locator("time-bar .scrubber").focus();
        page.locator("time-bar [aria-label='10 seconds back']").click();
        assertThat(page.locator("header .live")).hasText("PAST");
        assertThat(page.locator("chat-line").last()).isVisible();
        return page;
    }

    @Test
    void shouldBeTransparentAsAnOverlay() {
        Page page = open(960, 540, ColorScheme.DARK, "/overlay?room=demo&size=22&lines=9");
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(FOLDER.resolve("overlay.png"))
                .setOmitBackground(true));
        assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgba(0, 0, 0, 0)");
        page.evaluate(
                "document.body.style.setProperty('background', 'linear-gradient(120deg, #1d4f4a, #c96f3b 60%, #2d1b46)')");
        take("overlay-over-video", page);
    }

    private static void awaitEmotes(Page page) {
        Locator emotes = page.locator("emote-picker img");
        assertThat(emotes.first()).isVisible();
        await().until(() -> (boolean) emotes.evaluateAll("emotes => emotes.every(({ complete }) => complete)"));
    }

    private Page open(int width, int height, ColorScheme scheme, String path) {
        Page page = browser.page(new NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE));
        page.clock().setFixedTime(Frames.START.plusSeconds(60).toEpochMilli());
        page.navigate(gateway.url(path));
        assertThat(page.locator("chat-line").last()).containsText("pay up chat");
        page.evaluate("document.fonts.ready.then(() => true)");
        return page;
    }

    private static void take(String name, Page page) {
        Path picture = FOLDER.resolve(name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(picture));
        renew(picture);
        assertThat((boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("%s fits its screen", name)
                .isTrue();
    }

    private static void renew(Path picture) {
        String folder = System.getProperty("chatter.screenshots", "");
        Path shown = Path.of(folder).resolve(picture.getFileName());
        if (folder.isEmpty() || !Files.exists(shown)) {
            return;
        }
        try {
            Files.copy(picture, shown, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot renew " + shown, e);
        }
    }
}
