package io.chatter.benchmark.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.chatter.benchmark.Figure;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// What the busiest page of a [Chromium] does with its main thread, from the browser's own trace. Tracing costs time as
/// well: it tells shares, not how long an untraced page takes. Owned by one thread.
final class MainThreadTrace {

    private static final String CATEGORIES = "toplevel,devtools.timeline";
    private static final String TASK = "ThreadControllerImpl::RunTask";
    private static final double LONG_TASK_MICROS = 50_000;
    private static final int PATIENCE_SECONDS = 60;
    private static final String OTHER = "other";
    private static final Map<String, Set<String>> KINDS = new TreeMap<>(Map.of(
            "script",
            Set.of(
                    "FunctionCall",
                    "FireAnimationFrame",
                    "TimerFire",
                    "RunMicrotasks",
                    "EventDispatch",
                    "AsyncTask Run"),
            "garbage",
            Set.of("MinorGC", "MajorGC", "BlinkGC.AtomicPhase"),
            "style",
            Set.of("UpdateLayoutTree"),
            "layout",
            Set.of("Layout"),
            "paint",
            Set.of("PrePaint", "Paint", "PaintImage", "Layerize", "Commit", "UpdateLayer")));

    /// Of all tasks, and of those over 50 ms. Milliseconds.
    ///
    /// @param running in which a core worked on it
    /// @param waiting in which the thread had work, and others had the cores or locks
    /// @param kinds of the whole, by what was done
    record Time(int tasks, double running, double waiting, Map<String, Double> kinds) {}

    /// @param all every task
    /// @param late the tasks over 50 ms
    record Result(Time all, Time late) {

        /// @param name of what was watched
        List<Figure> figures(String name, int seconds) {
            List<Figure> figures = new ArrayList<>(List.of(
                    Figure.of(name + "main thread, running", all.running() / seconds, "ms/s"),
                    Figure.of(name + "main thread, waiting for a core", all.waiting() / seconds, "ms/s")));
            all.kinds()
                    .forEach((kind, time) -> figures.add(
                            Figure.of(name + "main thread, " + kind + ", waits included", time / seconds, "ms/s")));
            figures.add(Figure.of(name + "tasks over 50 ms", late.tasks(), "tasks"));
            figures.add(Figure.of(
                    name + "of tasks over 50 ms, waiting for a core",
                    100 * late.waiting() / Math.max(1, late.waiting() + late.running()),
                    "%"));
            late.kinds()
                    .forEach((kind, time) -> figures.add(Figure.of(
                            name + "of tasks over 50 ms, " + kind,
                            100 * time / Math.max(1, late.waiting() + late.running()),
                            "%")));
            return figures;
        }
    }

    private MainThreadTrace() {}

    /// Watches for `seconds`, while the calling thread waits.
    static Result of(Chromium chromium, int seconds) throws InterruptedException {
        ConcurrentLinkedQueue<JsonNode> events = new ConcurrentLinkedQueue<>();
        CountDownLatch complete = new CountDownLatch(1);
        chromium.listen("", (method, parameters) -> {
            switch (method) {
                case "Tracing.dataCollected" -> parameters.path("value").forEach(events::add);
                case "Tracing.tracingComplete" -> complete.countDown();
                default -> {}
            }
        });
        chromium.ask(
                "",
                "Tracing.start",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("categories", CATEGORIES)
                        .put("transferMode", "ReportEvents"));
        Thread.sleep(seconds * 1_000L);
        chromium.ask("", "Tracing.end");
        if (!complete.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the browser never ended its trace");
        }
        return read(busiest(events));
    }

    /// The events of the main thread with the longest tasks, in their order, the outer before the inner.
    private static List<JsonNode> busiest(Iterable<JsonNode> events) {
        Map<String, List<JsonNode>> threads = new HashMap<>();
        List<String> mains = new ArrayList<>();
        for (JsonNode event : events) {
            String thread = event.path("pid").asText() + "/" + event.path("tid").asText();
            if (event.path("ph").asText().equals("X")) {
                threads.computeIfAbsent(thread, _ -> new ArrayList<>()).add(event);
            } else if (event.path("args").path("name").asText().equals("CrRendererMain")) {
                mains.add(thread);
            }
        }
        List<JsonNode> busiest = mains.stream()
                .map(thread -> threads.getOrDefault(thread, List.of()))
                .max(Comparator.comparingDouble(MainThreadTrace::length))
                .orElseThrow(() -> new IllegalStateException("the trace names no page"));
        return busiest.stream()
                .sorted(Comparator.comparingDouble(MainThreadTrace::begin)
                        .thenComparing(MainThreadTrace::length, Comparator.reverseOrder()))
                .toList();
    }

    private static Result read(List<JsonNode> events) {
        List<JsonNode> tasks = new ArrayList<>();
        List<JsonNode> late = new ArrayList<>();
        Map<String, Double> all = new TreeMap<>();
        Map<String, Double> ofLate = new TreeMap<>();
        for (int i = 0; i < events.size(); ) {
            JsonNode task = events.get(i);
            int end = i + 1;
            if (name(task).equals(TASK)) {
                while (end < events.size() && begin(events.get(end)) < end(task)) {
                    end++;
                }
                Map<String, Double> kinds = kinds(events.subList(i, end));
                kinds.forEach((kind, time) -> all.merge(kind, time, Double::sum));
                tasks.add(task);
                if (length(task) > LONG_TASK_MICROS) {
                    kinds.forEach((kind, time) -> ofLate.merge(kind, time, Double::sum));
                    late.add(task);
                }
            }
            i = end;
        }
        return new Result(time(tasks, all), time(late, ofLate));
    }

    /// What each kind took by itself, without what it called. What has no kind belongs to what called it.
    private static Map<String, Double> kinds(List<JsonNode> task) {
        Map<String, Double> kinds = new TreeMap<>();
        Deque<JsonNode> open = new ArrayDeque<>();
        Deque<String> kind = new ArrayDeque<>();
        for (JsonNode event : task) {
            while (!open.isEmpty() && end(open.peek()) <= begin(event)) {
                open.pop();
                kind.pop();
            }
            String around = kind.isEmpty() ? OTHER : kind.peek();
            String own = kindOf(name(event), around);
            if (!open.isEmpty()) {
                kinds.merge(around, -length(event) / 1_000, Double::sum);
            }
            kinds.merge(own, length(event) / 1_000, Double::sum);
            open.push(event);
            kind.push(own);
        }
        return kinds;
    }

    private static String kindOf(String name, String around) {
        return KINDS.entrySet().stream()
                .filter(kind -> kind.getValue().contains(name))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(around);
    }

    private static Time time(List<JsonNode> tasks, Map<String, Double> kinds) {
        double running = 0;
        double whole = 0;
        for (JsonNode task : tasks) {
            running += task.path("tdur").asDouble() / 1_000;
            whole += length(task) / 1_000;
        }
        return new Time(tasks.size(), running, Math.max(0, whole - running), kinds);
    }

    private static double length(List<JsonNode> thread) {
        return thread.stream()
                .filter(event -> name(event).equals(TASK))
                .mapToDouble(MainThreadTrace::length)
                .sum();
    }

    private static String name(JsonNode event) {
        return event.path("name").asText();
    }

    private static double begin(JsonNode event) {
        return event.path("ts").asDouble();
    }

    private static double length(JsonNode event) {
        return event.path("dur").asDouble();
    }

    private static double end(JsonNode event) {
        return begin(event) + length(event);
    }
}
