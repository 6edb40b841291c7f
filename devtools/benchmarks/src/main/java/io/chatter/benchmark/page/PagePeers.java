package io.chatter.benchmark.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatter.benchmark.Figure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// What no page can do better beside the same gateway, broker and load: one that draws bare rows of the same lines, and
/// one that draws nothing. Owned by one thread.
final class PagePeers {

    static final int SECONDS = 30;
    private static final String EMPTY = "/emotes/LICENSE.txt";
    private static final String PAINTED = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime";

    private final Chromium chromium;
    private final String empty;

    /// @param address of the page that is measured
    PagePeers(Chromium chromium, String address) {
        this.chromium = chromium;
        this.empty = address.replaceFirst("/\\?.*", EMPTY);
    }

    /// How soon a few words of text are painted.
    void openEmpty(int times, List<Figure> figures) throws InterruptedException {
        List<Double> painted = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            try (Tab tab = chromium.tab()) {
                tab.go(empty);
                tab.await("location.pathname === '" + EMPTY + "' && " + PAINTED);
                painted.add(tab.evaluate(PAINTED).asDouble());
            }
        }
        Collections.sort(painted);
        figures.add(Figure.of("empty: text painted, the middle of " + times, painted.get(times / 2), "ms"));
        figures.add(Figure.of("empty: text painted, the slowest", painted.getLast(), "ms"));
    }

    void watchBareRows(List<Figure> figures) throws InterruptedException {
        try (Tab tab = chromium.tab()) {
            open(tab);
            tab.evaluate(PageScripts.PLAIN.source());
            tab.await("window.watch?.firstLine");
            watch(tab, "peer: ", figures);
            figures.add(Figure.of("peer: heap", tab.heapMegabytes(), "MB"));
        }
    }

    void watchEmpty(List<Figure> figures) throws InterruptedException {
        try (Tab tab = chromium.tab()) {
            open(tab);
            watch(tab, "empty: ", figures);
        }
    }

    private void open(Tab tab) throws InterruptedException {
        tab.prepare(PageScripts.WATCH.source());
        tab.go(empty);
        tab.await("location.pathname === '" + EMPTY + "' && document.body && window.watch");
    }

    private static void watch(Tab tab, String name, List<Figure> figures) throws InterruptedException {
        tab.evaluate("watch.restart()");
        Thread.sleep(SECONDS * 1_000L);
        JsonNode result = tab.evaluate("watch.result()");
        figures.add(Figure.of(name + "frames with a task over 50 ms", PageBenchmark.shareOfLongTasks(result), "%"));
        figures.add(Figure.of(name + "longest task", result.path("longestTask").asDouble(), "ms"));
        figures.add(
                Figure.of(name + "time between frames, p99", result.path("p99").asDouble(), "ms"));
    }
}
