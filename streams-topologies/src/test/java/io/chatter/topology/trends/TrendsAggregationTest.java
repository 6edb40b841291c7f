package io.chatter.topology.trends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.chatter.schema.TermKind;
import io.chatter.schema.Trend;
import io.chatter.schema.TrendsSnapshot;
import io.chatter.topology.window.RoomWindow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Counts against a plain recount: exact below the bounds, within the published error above them.
class TrendsAggregationTest {

    private static final long PANE = 5_000;
    private static final int PANES = 12;

    private final TrendsConfig config = TrendsConfig.defaults();
    private final TrendsAggregation aggregation = new TrendsAggregation(config, config.windows(), null);
    private final List<TrendsPane> panes = new ArrayList<>();
    private final Map<String, Long> lines = new HashMap<>();
    private final Map<String, Set<String>> authors = new HashMap<>();
    private final Set<String> allAuthors = new HashSet<>();

    @Test
    void shouldCountExactlyBelowTheBounds() {
        // Given
        talk(2_000, 300, 500);

        // When
        TrendsSnapshot snapshot = close();

        // Then
        assertThat(snapshot.getCountError()).isZero();
        assertThat(snapshot.getAuthorsError()).isZero();
        assertThat(snapshot.getDistinctAuthors()).isEqualTo(allAuthors.size());
        assertThat(snapshot.getTrends()).hasSize(20).allSatisfy(trend -> {
            assertThat(trend.getCount()).isEqualTo(lines.get(trend.getTerm()));
            assertThat(trend.getDistinctAuthors())
                    .isEqualTo(authors.get(trend.getTerm()).size());
        });
    }

    @Test
    void shouldStayWithinThePublishedErrorAboveTheBounds() {
        // Given: far more distinct words a pane than are counted exactly, and more authors
        talk(20_000, 200_000, 5_000);

        // When
        TrendsSnapshot snapshot = close();

        // Then
        assertThat(snapshot.getCountError()).isPositive();
        for (Trend trend : snapshot.getTrends()) {
            long truth = lines.get(trend.getTerm());
            assertThat(trend.getCount()).as(trend.getTerm()).isBetween(truth - snapshot.getCountError(), truth);
        }
        assertThat(snapshot.getTrends().getFirst().getTerm()).isEqualTo("w0");
        assertThat(snapshot.getAuthorsError()).isBetween(0.0, 0.02);
        assertThat((double) snapshot.getDistinctAuthors())
                .isCloseTo(allAuthors.size(), within(4 * snapshot.getAuthorsError() * allAuthors.size()));
    }

    @Test
    void shouldForgetWhatNoWindowNeeds() {
        // Given
        talk(20_000, 200_000, 5_000);
        close();

        // When
        panes.forEach(aggregation::forget);

        // Then
        TrendsSnapshot after = aggregation.summarise(window(List.of()), null);
        assertThat(after.getTrends()).isEmpty();
        assertThat(after.getMessageCount()).isZero();
    }

    /// Lines of three words, the low numbers much more often than the high ones.
    private void talk(int linesPerPane, int words, int people) {
        Random random = new Random(7);
        for (int i = 0; i < PANES; i++) {
            TrendsPane pane = aggregation.newPane(i * PANE);
            panes.add(pane);
            for (int line = 0; line < linesPerPane; line++) {
                String author = "a" + random.nextInt(people);
                Set<String> said = new HashSet<>();
                IntStream.range(0, 3).forEach(word -> said.add("w" + (int) (words * Math.pow(random.nextDouble(), 6))));
                allAuthors.add(author);
                said.forEach(word -> {
                    lines.merge(word, 1L, Long::sum);
                    authors.computeIfAbsent(word, key -> new HashSet<>()).add(author);
                });
                List<Term> terms =
                        said.stream().map(word -> new Term(TermKind.WORD, word)).toList();
                aggregation.add(pane, new SaidLine(author, "", random.nextBoolean(), terms));
            }
        }
    }

    private TrendsSnapshot close() {
        return aggregation.summarise(window(panes), null);
    }

    private static RoomWindow<TrendsPane> window(List<TrendsPane> panes) {
        return new RoomWindow<>("attic", Instant.ofEpochMilli(0), Instant.ofEpochMilli(PANES * PANE), panes);
    }
}
