package io.chatter.web;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/// Pages in the headless Chromium of this machine, each in a profile of its own; they go when this is closed. The build
/// fetches from Maven only, so Playwright's own download is not used.
///
/// The Chromium is the same for all tests of a JVM, for its start takes longer than most of them. One thread uses it.
final class Browser implements AutoCloseable {
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-smooth-scrolling");

    /// How long a test waits for what it expects. A page that is right is not wrong on a busy machine; the default of
    /// five seconds took it for wrong.
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    static {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
        Awaitility.setDefaultTimeout(PATIENCE);
    }

    private static com.microsoft.playwright.@Nullable Browser shared;

    private final List<BrowserContext> profiles = new ArrayList<>();
    private final com.microsoft.playwright.Browser chromium;

    private Browser(com.microsoft.playwright.Browser chromium) {
        this.chromium = chromium;
    }

    static Browser start() {
        if (shared == null || !shared.isConnected()) {
            shared = launch();
        }
        return new Browser(shared);
    }

    private static com.microsoft.playwright.Browser launch() {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close, "end-of-chromium"));
        return playwright
                .chromium()
                .launch(new LaunchOptions().setExecutablePath(executable()).setArgs(FLAGS));
    }

    /// A page in a profile of its own, as large as a usual desktop window, in the dark theme.
    Page page() {
        return page(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(1440, 900)
                .setColorScheme(com.microsoft.playwright.options.ColorScheme.DARK));
    }

    Page page(com.microsoft.playwright.Browser.NewContextOptions options) {
        BrowserContext context = chromium.newContext(options);
        profiles.add(context);
        context.setDefaultTimeout(PATIENCE.toMillis());
        return context.newPage();
    }

    @Override
    public void close() {
        profiles.forEach(BrowserContext::close);
    }

    private static Path executable() {
        return Stream.concat(
                        Optional.ofNullable(System.getenv("CHATTER_CHROMIUM")).stream(),
                        Stream.of(
                                "/usr/bin/chromium",
                                "/usr/bin/chromium-browser",
                                "/usr/bin/google-chrome",
                                "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"))
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no Chromium found: apt-get install chromium, or set CHATTER_CHROMIUM to one"));
    }
}
