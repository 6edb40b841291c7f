package io.chatter.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import io.chatter.schema.ChatMessage;
import io.chatter.topics.TopicCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The page in a real browser on the real stack. Skipped, with a word, where no Chromium is installed.
class PageTest {

    private static final Path PICTURES = Path.of("target/screenshots");

    private final RunningStack stack = RunningStack.shared();

    private StackBrowser browser;
    private Page page;

    @BeforeEach
    void openBrowser() {
        browser = StackBrowser.of(stack);
        page = browser.open("/");
    }

    @AfterEach
    void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void shouldShowWhatIsSaidInTheRoomAndOnTheStream() throws IOException {
        // Given
        Set<String> spoken = words(Files.readString(stack.file("configs/demo/transcript.txt")));

        // Then
        assertThat(page.locator("[data-id]").first()).isVisible(visibleWithin());
        assertThat(page.locator("caption-stage p.caption").first()).isVisible(visibleWithin());
        await("a caption with words of the transcript")
                .atMost(Duration.ofMinutes(1))
                .until(() -> page.locator("caption-stage p.caption").allInnerTexts().stream()
                        .anyMatch(caption -> !Collections.disjoint(words(caption), spoken)));
        assertThat(page.locator("stream-panel .trend").first()).isVisible(visibleWithin());
        assertThat(page.locator("stream-panel .density [role=meter]"))
                .hasAttribute("aria-valuenow", Pattern.compile("[1-9]\\d*"));
        assertThat(page.locator("header .viewers")).isVisible();
        take("chat");
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
        take("status");
    }

    /// Into target/screenshots; and, with -Dchatter.screenshots=FOLDER (docs/images), in place of what stands there.
    private void take(String name) {
        Path picture = PICTURES.resolve(name + ".png");
        // Nothing is caught half-way.
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        page.screenshot(new Page.ScreenshotOptions().setPath(picture));
        String folder = System.getProperty("chatter.screenshots", "");
        Path shown = Path.of(folder).resolve(picture.getFileName());
        if (!folder.isEmpty() && Files.exists(shown)) {
            try {
                Files.copy(picture, shown, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot renew " + shown, e);
            }
        }
    }

    private static LocatorAssertions.IsVisibleOptions visibleWithin() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(StackBrowser.PATIENCE_MS);
    }

    private static Set<String> words(String text) {
        return new HashSet<>(Arrays.asList(text.toLowerCase(Locale.ROOT).strip().split("[^a-z']+")));
    }
}
