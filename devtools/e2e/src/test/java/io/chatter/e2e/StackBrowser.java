package io.chatter.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// A headless Chromium that looks at the pages of a running stack. Owned by one thread.
final class StackBrowser implements AutoCloseable {

    /// For what the whole stack has to do, personas included.
    static final double PATIENCE_MS = 60_000;

    private static final List<String> FLAGS =
            List.of("--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync");
    private static final String FINDINGS = """
            () => axe.run(document, {resultTypes: ['violations']}).then(result => result.violations
              .filter(found => found.impact === 'serious' || found.impact === 'critical')
              .flatMap(found => found.nodes.map(node => found.id + ': ' + node.target.join(' ') + ' ' + node.failureSummary)))
            """;

    private final RunningStack stack;
    private final Playwright playwright;
    private final Browser chromium;

    private StackBrowser(RunningStack stack, Path executable) {
        this.stack = stack;
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(FLAGS));
    }

    /// Skips the test, with a word, where no Chromium is installed.
    static StackBrowser of(RunningStack stack) {
        Path chromium = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        Assumptions.assumeTrue(chromium != null, "no Chromium here: apt-get install chromium");
        return new StackBrowser(stack, chromium);
    }

    /// A page of somebody who has never been here, not yet at any address.
    Page blank() {
        Page page = chromium.newPage(
                new Browser.NewPageOptions().setViewportSize(1440, 900).setColorScheme(ColorScheme.DARK));
        page.setDefaultTimeout(PATIENCE_MS);
        page.context().setDefaultTimeout(PATIENCE_MS);
        return page;
    }

    /// @param path with query and fragment
    Page open(String path) {
        Page page = blank();
        page.navigate(stack.url().resolve(path).toString());
        return page;
    }

    /// What axe-core finds on the page that is serious or critical.
    @SuppressWarnings("unchecked")
    static List<String> barriers(Page page) {
        page.evaluate(axe());
        return (List<String>) page.evaluate(FINDINGS);
    }

    @Override
    public void close() {
        playwright.close();
    }

    private static String axe() {
        try (InputStream script = StackBrowser.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script, "axe.min.js").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read axe.min.js", e);
        }
    }
}
