package io.chatter.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.chatter.schema.ChatMessage;
import io.chatter.topics.TopicCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The page in a real browser on the real stack. Skipped, with a word, where no Chromium is installed.
class PageTest {

    private static final double PATIENCE_MS = 60_000;
    private static final Path PICTURES = Path.of("target/screenshots");

    private final RunningStack stack = RunningStack.shared();

    private Playwright playwright;
    private Browser browser;
    private Page page;

    @BeforeEach
    void openBrowser() {
        Path chromium = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        Assumptions.assumeTrue(chromium != null, "no Chromium here: apt-get install chromium");
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
        page = browser.newPage(
                new Browser.NewPageOptions().setViewportSize(1440, 900).setColorScheme(ColorScheme.DARK));
        page.navigate(stack.url().toString());
    }

    @AfterEach
    void closeBrowser() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @Test
    void shouldShowWhatIsSaidInTheRoomAndOnTheStream() throws IOException {
        // Given
        Set<String> spoken = words(Files.readString(stack.file("configs/demo/transcript.txt")));

        // Then
        assertThat(page.locator("[data-id]").first()).isVisible(visibleWithin());
        assertThat(page.locator("caption-stage p.caption").first()).isVisible(visibleWithin());
        assertThat(words(page.locator("caption-stage p.caption").last().innerText()))
                .as("words of the newest caption that are in the transcript")
                .containsAnyElementsOf(spoken);
        assertThat(page.locator("stream-panel .trend").first()).isVisible(visibleWithin());
        assertThat(page.locator("stream-panel .density [role=meter]"))
                .hasAttribute("aria-valuenow", Pattern.compile("[1-9]\\d*"));
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("chat.png")));
    }

    @Test
    void shouldBringATypedLineBackFromTheLog() {
        // Given
        String typed = "typed by a real browser";

        // When
        page.getByRole(AriaRole.TEXTBOX).first().fill(typed);
        page.keyboard().press("Enter");

        // Then
        Locator line = page.locator("[data-id].mine").filter(new Locator.FilterOptions().setHasText(typed));
        assertThat(line).isVisible(visibleWithin());
        String id = line.getAttribute("data-id");
        assertThat(stack.log().values(TopicCatalogue.CHAT_FIREHOSE, ChatMessage.class))
                .anySatisfy(message -> {
                    assertThat(message.getMessageId().toString()).isEqualTo(id);
                    assertThat(message.getText()).isEqualTo(typed);
                });
    }

    @Test
    void shouldAnswerFiveQuestionsOnTheStatusPage() {
        // When
        page.navigate(stack.url().resolve("/status").toString());

        // Then
        assertThat(page.locator("article").first()).isVisible(visibleWithin());
        assertThat(page.locator("article")).hasCount(5);
        assertThat(page.locator("article[data-question=spam] h2")).containsText("Which persona is spamming?");
        assertThat(page.locator("article[data-verdict=unknown]")).hasCount(0);
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("status.png")));
    }

    private static LocatorAssertions.IsVisibleOptions visibleWithin() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MS);
    }

    private static Set<String> words(String text) {
        return new HashSet<>(Arrays.asList(text.toLowerCase(Locale.ROOT).strip().split("[^a-z']+")));
    }
}
