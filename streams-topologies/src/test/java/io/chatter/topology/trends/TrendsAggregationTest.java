package io.chatter.topology.trends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.chatter.schema.Origin;
import io.chatter.schema.Trend;
import io.chatter.schema.TrendsSnapshot;
import io.chatter.schema.Wave;
import io.chatter.topology.window.ObservedLine;
import io.chatter.topology.window.RoomWindow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Counts against a plain recount: exact below the bounds, within the published error above them.
class TrendsAggregationTest {

    private static final long PANE = 5_000;
    private static final int PANES = 12;

    private final TrendsConfig config = TrendsConfig.defaults();
    private final TrendsAggregation aggregation =
            new TrendsAggregation(config, config.windows(), new WindowCounts(config.humanWeight()), null);
    private final TermExtractor extractor = new TermExtractor(new Tokens(config.emotes()));
    private final List<TrendsPane> panes = new ArrayList<>();
    private final Map<String, Long> lines = new HashMap<>();
    private final Map<String, Set<String>> authors = new HashMap<>();
    private final Set<String> allAuthors = new HashSet<>();

    @ParameterizedTest
    @ValueSource(ints = {400, 2_000})
    void shouldCountExactlyBelowTheBounds(int linesPerPane) {
        // Given: panes whose lines are kept, and panes with too many for that
        talk(linesPerPane, 300, 500);

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
            long people = authors.get(trend.getTerm()).size();
            double estimate = 4 * snapshot.getAuthorsError() * people;
            assertThat((double) trend.getDistinctAuthors())
                    .as(trend.getTerm())
                    .isBetween(people - snapshot.getCountError() - estimate, people + estimate);
        }
        assertThat(snapshot.getTrends().getFirst().getTerm()).isEqualTo("word0");
        assertThat(snapshot.getAuthorsError()).isBetween(0.0, 0.02);
        assertThat((double) snapshot.getDistinctAuthors())
                .isCloseTo(allAuthors.size(), within(4 * snapshot.getAuthorsError() * allAuthors.size()));
    }

    @Test
    void shouldTellWhoSaysWhatIsNewInASketchedPane() {
        // Given
        TrendsPane pane = sketchedPane();
        IntStream.range(0, 7).forEach(i -> say(pane, "viewer" + i, "avalanche"));

        // When
        TrendsSnapshot snapshot = aggregation.summarise(window(List.of(pane)), null);

        // Then
        assertThat(snapshot.getCountError()).isEqualTo(1);
        assertThat(snapshot.getTrends()).singleElement().satisfies(trend -> {
            assertThat(trend.getCount()).isEqualTo(7);
            assertThat(trend.getDistinctAuthors()).isBetween(7 - snapshot.getCountError(), 7L);
        });
    }

    @Test
    void shouldSeeASmallWaveInASketchedPane() {
        // Given
        TrendsPane pane = sketchedPane();
        IntStream.range(0, 5).forEach(i -> say(pane, "viewer" + i, "avalanche"));

        // When
        TrendsSnapshot snapshot = new TrendsAggregation(
                        config, config.fast(), new WindowCounts(config.humanWeight()), new Waves(config.waves()))
                .summarise(window(List.of(pane)), null);

        // Then
        assertThat(snapshot.getWaves()).extracting(Wave::getTerm).containsExactly("avalanche");
    }

    private TrendsPane sketchedPane() {
        TrendsPane pane = aggregation.newPane(0);
        IntStream.range(0, config.exactTermsPerPane() + 100).forEach(i -> say(pane, "ana", "word" + i));
        return pane;
    }

    private void say(TrendsPane pane, String author, String text) {
        aggregation.add(
                pane, extractor.read(new ObservedLine(new UUID(0, 0), 0, Origin.HUMAN, author, author, 0, text)));
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
                IntStream.range(0, 3)
                        .forEach(word -> said.add("word" + (int) (words * Math.pow(random.nextDouble(), 6))));
                allAuthors.add(author);
                said.forEach(word -> {
                    lines.merge(word, 1L, Long::sum);
                    authors.computeIfAbsent(word, key -> new HashSet<>()).add(author);
                });
                Origin origin = random.nextBoolean() ? Origin.HUMAN : Origin.BOT;
                String text = String.join(". ", said);
                aggregation.add(
                        pane, extractor.read(new ObservedLine(new UUID(0, line), 0, origin, author, "", 0, text)));
            }
        }
    }

    private TrendsSnapshot close() {
        return aggregation.summarise(window(panes), null);
    }

    private static RoomWindow<TrendsPane> window(List<TrendsPane> panes) {
        return new RoomWindow<>("attic", Instant.ofEpochMilli(0), Instant.ofEpochMilli(PANES * PANE), panes, List.of());
    }
}
