package io.chatter.diagnosis;

import io.chatter.observability.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Looks whether remembering holds lines up, and whether what is remembered gets kept.
final class MemoryLatency implements Diagnosis {

    private static final double SLOW_RECALL = 0.05;
    private static final double SLOW_SERVER = 1;
    private static final double FAILURES = 0.2;
    private static final double QUEUE = 100;

    @Override
    public Answer examine(Snapshot snapshot) {
        if (snapshot.services().stream().noneMatch(one -> one.now().has(Metric.PERSONA_AGENTS))) {
            return Answer.unknown(Question.MEMORY, "Nobody can say: no persona worker answers.");
        }
        List<Finding> findings = new ArrayList<>();
        awaited(snapshot, findings);
        recall(snapshot, findings);
        server(snapshot, findings);
        unwritten(snapshot, findings);
        double recall = snapshot.timings(Metric.PERSONA_RECALL).quantile(0.95) * 1000;
        String fine = Double.isNaN(recall)
                ? "No: no agent waits for its memories."
                : "No: calling memories to mind takes at most %.1f ms of a turn (p95).".formatted(recall);
        return Answer.of(Question.MEMORY, fine, findings, figures(snapshot));
    }

    private static void awaited(Snapshot snapshot, List<Finding> findings) {
        double awaiting = snapshot.gauge(Metric.PERSONA_MEMORY_AWAITED);
        if (awaiting > 0) {
            findings.add(
                    new Finding(
                            Cause.MEMORY_AWAITED,
                            "Yes: %.0f agents wait for their memories and say nothing until they have them."
                                    .formatted(awaiting),
                            "See that the memory's store answers: the topic persona.memory, or the Mem0 server at `CHATTER_MEMORY_MEM0_BASE_URL`."));
        }
    }

    private static void recall(Snapshot snapshot, List<Finding> findings) {
        Timings recall = snapshot.timings(Metric.PERSONA_RECALL);
        if (recall.quantile(0.95) > SLOW_RECALL) {
            findings.add(
                    new Finding(
                            Cause.RECALL_SLOW,
                            "Yes: calling memories to mind takes %.0f ms (p95 of %.0f turns)."
                                    .formatted(1000 * recall.quantile(0.95), recall.count()),
                            "Lower `CHATTER_MEMORY_KEPT`: fewer memories are ranked. Recall is CPU in the worker, so look at its load too."));
        }
    }

    private static void server(Snapshot snapshot, List<Finding> findings) {
        Timings failed = snapshot.timings(Metric.PERSONA_MEMORY_REQUEST, Map.of("outcome", "failure"));
        Timings all = snapshot.timings(Metric.PERSONA_MEMORY_REQUEST);
        if (all.count() > 0 && failed.count() / all.count() >= FAILURES) {
            findings.add(new Finding(
                    Cause.MEMORY_SERVER_FAILING,
                    "The memory server failed %.0f of %.0f requests. Lines are not held up: agents go on with what they recall."
                            .formatted(failed.count(), all.count()),
                    "Look at the Mem0 server and at `CHATTER_MEMORY_MEM0_BASE_URL` and `..._API_KEY`."));
        }
        if (all.quantile(0.95) > SLOW_SERVER) {
            findings.add(new Finding(
                    Cause.MEMORY_SERVER_SLOW,
                    "The memory server takes %.1f s a request (p95 of %.0f). Lines are not held up, but agents begin later and learn late."
                            .formatted(all.quantile(0.95), all.count()),
                    "Look at the Mem0 server's vector store; `CHATTER_MEMORY_PROVIDER=embedded` needs no server."));
        }
    }

    private static void unwritten(Snapshot snapshot, List<Finding> findings) {
        double queue = snapshot.gauge(Metric.PERSONA_MEMORY_QUEUE);
        if (queue > QUEUE) {
            findings.add(new Finding(
                    Cause.MEMORY_UNWRITTEN,
                    "%.0f changes of memories wait to be kept; past 1,000 the oldest are given up.".formatted(queue),
                    "See why the memory's store is slow: `./chatter logs persona-workers`."));
        }
        double lost = snapshot.increase(Metric.PERSONA_MEMORIES, Map.of("outcome", "lost"));
        if (lost > 0) {
            findings.add(new Finding(
                    Cause.MEMORY_LOST,
                    "%.0f memories were given up in the last %d s."
                            .formatted(lost, snapshot.between().toSeconds()),
                    "See why the memory's store refuses them: `./chatter logs persona-workers`."));
        }
    }

    private static List<Figure> figures(Snapshot snapshot) {
        Timings requests = snapshot.timings(Metric.PERSONA_MEMORY_REQUEST);
        return List.of(
                new Figure(
                        "recall, p95", snapshot.timings(Metric.PERSONA_RECALL).quantile(0.95) * 1000, "ms"),
                new Figure("model call, p95", ModelCauses.calls(snapshot).quantile(0.95) * 1000, "ms"),
                new Figure("agents waiting for memories", snapshot.gauge(Metric.PERSONA_MEMORY_AWAITED), "agents"),
                new Figure("changes not kept yet", snapshot.gauge(Metric.PERSONA_MEMORY_QUEUE), "changes"),
                new Figure("memory server, p95", requests.quantile(0.95) * 1000, "ms"));
    }
}
