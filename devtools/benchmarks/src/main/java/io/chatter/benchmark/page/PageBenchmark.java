package io.chatter.benchmark.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatter.benchmark.BenchmarkReport;
import io.chatter.benchmark.Checkout;
import io.chatter.benchmark.Figure;
import io.chatter.benchmark.SizedBenchmark;
import io.chatter.benchmark.ground.Gateway;
import io.chatter.benchmark.ground.Ground;
import io.chatter.benchmark.load.LineProducer;
import io.chatter.benchmark.load.Moderator;
import io.chatter.benchmark.load.SteadyLines;
import io.chatter.topics.TopicCatalogue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// The page in headless Chromium on a real gateway: how it keeps up, what it weighs, how soon it shows a line, and how
/// a seek into the past lands. The peers under the same load are a bare page on the same socket and an empty one.
public final class PageBenchmark implements SizedBenchmark {

    private static final String ROOM = "bench";
    private static final int OPENINGS = 5;
    private static final int SEEKS = 10;
    private static final int SETTLE_SECONDS = 15;

    /// By then the page holds its 1,000 lines, and the browser has compiled what draws them, which is in the heap too.
    private static final int WARM_SECONDS = 60;
    private static final int FLOOD_SECONDS = 20;
    private static final int SEEK_BACK_MS = 20_000;
    private static final Map<String, String> MAIN_THREAD = new TreeMap<>(Map.of(
            "all", "TaskDuration",
            "script", "ScriptDuration",
            "style", "RecalcStyleDuration",
            "layout", "LayoutDuration"));
    private static final int CALM_RATE = 10;
    private static final int DELETIONS = 20;
    private static final String LINES = "[...document.querySelector('chat-app').shadowRoot.querySelector('chat-list')"
            + ".shadowRoot.querySelectorAll('.line[data-id]:not(.removed)')].map((line) => line.dataset.id)";

    @Override
    public String name() {
        return "page";
    }

    @Override
    public String summary() {
        return "The page in Chromium: long tasks, rows, heap, sampling, weight, first line, seeks, deletions";
    }

    @Override
    public Map<String, Integer> sizes() {
        return Map.of("rate", 100, "seconds", 300, "flood", 500, "trace", 10);
    }

    @Override
    public BenchmarkReport run(Map<String, Integer> sizes) throws Exception {
        List<Figure> figures = new ArrayList<>();
        int rate = sizes.getOrDefault("rate", 100);
        int flood = sizes.getOrDefault("flood", 500);
        try (Ground ground = Ground.start(Checkout.root(), List.of(ROOM));
                Chromium chromium = Chromium.start();
                LineProducer producer =
                        new LineProducer(ground.bootstrapServers(), ground.registryUrl(), TopicCatalogue.CHAT_INGEST)) {
            Gateway gateway = ground.gateway();
            String address = "http://127.0.0.1:" + gateway.port() + "/?room=" + ROOM;
            SteadyLines lines = new SteadyLines(producer, List.of(ROOM), rate);
            Thread.sleep(5_000);
            openings(chromium, address, figures);
            PagePeers peers = new PagePeers(chromium, address);
            peers.openEmpty(OPENINGS, figures);
            try (Tab tab = watched(chromium, address)) {
                steady(tab, rate, sizes.getOrDefault("seconds", 300), figures);
                int traced = sizes.getOrDefault("trace", 10);
                figures.addAll(MainThreadTrace.of(chromium, traced).figures("traced: ", traced));
                seeks(tab, figures);
            }
            peers.watchBareRows(figures);
            peers.watchEmpty(figures);
            lines.stop();
            SteadyLines pouring = new SteadyLines(producer, List.of(ROOM), flood);
            try (Tab tab = watched(chromium, address)) {
                flooded(tab, flood, figures);
            }
            pouring.stop();
            // So that the row of a line is still there when its deletion comes.
            SteadyLines calm = new SteadyLines(producer, List.of(ROOM), CALM_RATE);
            try (Tab one = watched(chromium, address);
                    Tab other = watched(chromium, address);
                    Moderator moderator = new Moderator(ROOM, ground.developerKeys())) {
                deletions(List.of(one, other), moderator, gateway, figures);
            }
            calm.stop();
        }
        return new BenchmarkReport(
                name(),
                figures,
                List.of(
                        "lines from chat.ingest through safety and the log to a 1440 by 900 page, dark, software rendering",
                        "gateway, broker, load and browser share "
                                + Runtime.getRuntime().availableProcessors() + " cores",
                        "peer: rows of plain text, the last 300, on the same socket at the same rate, "
                                + PagePeers.SECONDS + " s",
                        "empty: a text file that only asks for every frame, under the same load, " + PagePeers.SECONDS
                                + " s",
                        "traced: seconds of their own, for a trace slows the page"));
    }

    private static void openings(Chromium chromium, String address, List<Figure> figures) throws InterruptedException {
        List<Double> firstLines = new ArrayList<>();
        double kilobytes = 0;
        for (int i = 0; i < OPENINGS; i++) {
            try (Tab tab = watched(chromium, address)) {
                firstLines.add(tab.evaluate("watch.firstLine").asDouble());
                Thread.sleep(500);
                kilobytes = tab.receivedKilobytes();
            }
        }
        Collections.sort(firstLines);
        figures.add(Figure.atMost(150, "page weight over the wire, without emotes", kilobytes, "KB"));
        figures.add(Figure.atMost(
                1_000, "first line painted, the middle of " + OPENINGS, firstLines.get(OPENINGS / 2), "ms"));
        figures.add(Figure.atMost(1_000, "first line painted, the slowest", firstLines.getLast(), "ms"));
    }

    private static void steady(Tab tab, int rate, int seconds, List<Figure> figures) throws InterruptedException {
        Thread.sleep(SETTLE_SECONDS * 1_000L);
        PageMemory early = PageMemory.of(tab);
        Thread.sleep((WARM_SECONDS - SETTLE_SECONDS) * 1_000L);
        PageMemory before = PageMemory.of(tab);
        tab.evaluate("watch.restart()");
        Map<String, Double> spentBefore = tab.metrics();
        Thread.sleep(seconds * 1_000L);
        JsonNode result = tab.evaluate("watch.result()");
        Map<String, Double> spent = tab.metrics();
        PageMemory after = PageMemory.of(tab);
        String load = rate + " lines/s: ";
        figures.add(Figure.atMost(1, load + "frames with a task over 50 ms", shareOfLongTasks(result), "%"));
        figures.add(Figure.of(load + "longest task", result.path("longestTask").asDouble(), "ms"));
        figures.add(Figure.atMost(
                50, load + "time between frames, p99", result.path("p99").asDouble(), "ms"));
        figures.add(Figure.atMost(300, load + "most rows", result.path("rows").asDouble(), "rows"));
        MAIN_THREAD.forEach((name, metric) -> figures.add(Figure.of(
                load + "main thread, " + name,
                1_000 * (spent.getOrDefault(metric, 0.0) - spentBefore.getOrDefault(metric, 0.0)) / seconds,
                "ms/s")));
        figures.add(Figure.of(load + "heap after " + SETTLE_SECONDS + " s", early.heapMegabytes(), "MB"));
        figures.add(Figure.of(load + "heap after " + WARM_SECONDS + " s", before.heapMegabytes(), "MB"));
        figures.addAll(after.since(before, load, seconds));
    }

    private static void seeks(Tab tab, List<Figure> figures) {
        List<Double> took = new ArrayList<>();
        double farthest = 0;
        for (int i = 0; i < SEEKS; i++) {
            JsonNode seek = tab.evaluate("(" + PageScripts.SEEK.source() + ")(" + (SEEK_BACK_MS + i * 1_000) + ")");
            took.add(seek.path("took").asDouble());
            farthest = Math.max(farthest, seek.path("off").asDouble());
        }
        Collections.sort(took);
        figures.add(Figure.atMost(250, "seeks: farthest from the asked time", farthest, "ms"));
        figures.add(Figure.of("seeks: asked to shown, the middle of " + SEEKS, took.get(SEEKS / 2), "ms"));
        figures.add(Figure.of("seeks: asked to shown, the slowest", took.getLast(), "ms"));
    }

    /// From before the moderator's request until both pages show that the line is gone. The first of all opens the
    /// way to the log and has its figure in the benchmark of decisions.
    private static void deletions(List<Tab> pages, Moderator moderator, Gateway at, List<Figure> figures)
            throws IOException, InterruptedException {
        List<Double> took = new ArrayList<>();
        for (int i = 0; i <= DELETIONS; i++) {
            String line = newestOn(pages);
            for (Tab page : pages) {
                page.evaluate("(" + PageScripts.STRIKE.source() + ")('" + line + "')");
            }
            long begin = System.currentTimeMillis();
            moderator.delete(UUID.fromString(line), at);
            long last = begin;
            for (Tab page : pages) {
                page.await("window.struckAt");
                last = Math.max(last, page.evaluate("window.struckAt").asLong());
            }
            took.add((double) (last - begin));
        }
        List<Double> warm = took.subList(1, took.size()).stream().sorted().toList();
        figures.add(
                Figure.of("deletion shown on two pages, the middle of " + DELETIONS, warm.get(DELETIONS / 2), "ms"));
        figures.add(Figure.atMost(500, "deletion shown on two pages, the slowest", warm.getLast(), "ms"));
    }

    /// The newest line that all of them show: a page that samples leaves some out.
    private static String newestOn(List<Tab> pages) throws InterruptedException {
        while (true) {
            List<String> common = lines(pages.getFirst());
            pages.forEach(page -> common.retainAll(lines(page)));
            if (!common.isEmpty()) {
                return common.getLast();
            }
            Thread.sleep(100);
        }
    }

    private static List<String> lines(Tab page) {
        List<String> ids = new ArrayList<>();
        page.evaluate(LINES).forEach(id -> ids.add(id.asText()));
        return ids;
    }

    private static void flooded(Tab tab, int rate, List<Figure> figures) throws InterruptedException {
        Thread.sleep(2_000);
        tab.evaluate("watch.restart()");
        Thread.sleep(FLOOD_SECONDS * 1_000L);
        String load = rate + " lines/s: ";
        JsonNode result = tab.evaluate("watch.result()");
        figures.add(Figure.atLeast(
                2,
                load + "shows one line in",
                tab.evaluate("document.querySelector('chat-app').session.store.samplingOneIn")
                        .asDouble(),
                ""));
        figures.add(Figure.of(load + "frames with a task over 50 ms", shareOfLongTasks(result), "%"));
        figures.add(Figure.atMost(
                500,
                load + "longest time without a frame",
                result.path("longest").asDouble(),
                "ms"));
        figures.add(Figure.atMost(300, load + "most rows", result.path("rows").asDouble(), "rows"));
    }

    private static Tab watched(Chromium chromium, String address) throws InterruptedException {
        Tab tab = chromium.tab();
        tab.prepare(PageScripts.WATCH.source());
        tab.go(address);
        tab.await("window.watch?.firstLine");
        return tab;
    }

    static double shareOfLongTasks(JsonNode result) {
        return 100.0
                * result.path("tasks").asDouble()
                / Math.max(1, result.path("frames").asDouble());
    }
}
