package io.chatter.topology.trends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.chatter.schema.Origin;
import io.chatter.topology.window.ObservedLine;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WindowCountsTest {

    private final TermExtractor extractor = new TermExtractor(new Tokens(Set.of()));

    @Test
    void shouldHoldNoLineOfAWindowThatItLetGo() {
        // Given
        WindowCounts counts = new WindowCounts(3);
        WeakReference<KeptLine> line = countedLine(counts);

        // When
        counts.letGo();

        // Then
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            while (line.get() != null) {
                System.gc();
            }
        });
        assertThat(counts.terms()).isZero();
        Reference.reachabilityFence(counts);
    }

    private WeakReference<KeptLine> countedLine(WindowCounts counts) {
        SaidLine line =
                extractor.read(new ObservedLine(new UUID(0, 0), 0, Origin.HUMAN, "ana", "ana", 0, "the dragon sleeps"));
        TrendsPane pane = new TrendsPane(100);
        pane.add(line);
        counts.count(List.of(pane));
        return new WeakReference<>(line.kept());
    }
}
