package io.chatter.benchmark.page;

import io.chatter.benchmark.Figure;
import java.util.List;

/// What a page holds after a full collection. Its nodes are not in JavaScript's heap, and go up and down by a sixth
/// with the rows, of which a running chat loses some at a time.
record PageMemory(double heapMegabytes, double nodes) {

    private static final double FLAT = 1.1;

    static PageMemory of(Tab tab) {
        return new PageMemory(tab.heapMegabytes(), tab.metrics().getOrDefault("Nodes", 0.0));
    }

    /// @param load what the figures begin with
    /// @param seconds between `then` and this
    List<Figure> since(PageMemory then, String load, int seconds) {
        return List.of(
                Figure.atMost(
                        FLAT, load + "heap " + seconds + " s later / then", heapMegabytes / then.heapMegabytes, ""),
                Figure.of(load + "nodes " + seconds + " s later / then", nodes / then.nodes, ""));
    }
}
