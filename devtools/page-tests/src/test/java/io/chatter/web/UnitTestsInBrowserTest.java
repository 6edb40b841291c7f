package io.chatter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Runs the TypeScript unit tests where their subject runs, in a browser, and reports each as a test. They stand beside
/// it, in services/web-ui/src/test/web.
class UnitTestsInBrowserTest {
    @TestFactory
    Stream<DynamicTest> unitTests() {
        List<Map<String, String>> outcomes = run();
        assertThat(outcomes).hasSizeGreaterThan(120);
        return outcomes.stream()
                .map(outcome -> dynamicTest(
                        outcome.get("name"),
                        () -> assertThat(outcome.get("error"))
                                .as(outcome.get("name"))
                                .isNull()));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, String>> run() {
        try (ScriptedGateway gateway = ScriptedGateway.start();
                Browser browser = Browser.start()) {
            Page page = browser.page();
            page.navigate(gateway.url("/logo.svg"));
            return (List<Map<String, String>>) page.evaluate("import('/unit/all.test.js').then(() => window.runAll())");
        }
    }
}
