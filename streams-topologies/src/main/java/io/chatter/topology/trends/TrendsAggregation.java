package io.chatter.topology.trends;

import io.chatter.schema.ChatMessage;
import io.chatter.schema.Origin;
import io.chatter.schema.Trend;
import io.chatter.schema.TrendsSnapshot;
import io.chatter.topology.window.PaneAggregation;
import io.chatter.topology.window.RoomWindow;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Counts terms pane by pane and ranks them when a window closes.
///
/// Ranking: lines, with a person's counted `humanWeight` times, then kind, then term. Velocity: lines a minute in the
/// window minus lines a minute in the window of the same length before it.
final class TrendsAggregation implements PaneAggregation<TrendsPane, TrendsSnapshot> {

    private final TrendsConfig config;
    private final TermExtractor extractor;

    TrendsAggregation(TrendsConfig config) {
        this.config = config;
        this.extractor = new TermExtractor(config.emotes());
    }

    @Override
    public TrendsPane newPane() {
        return new TrendsPane(config.maxTermsPerPane());
    }

    @Override
    public void add(TrendsPane pane, ChatMessage line) {
        pane.add(line.getAuthor().getId(), line.getOrigin() == Origin.HUMAN, extractor.termsOf(line.getText()));
    }

    @Override
    public TrendsSnapshot summarise(RoomWindow<TrendsPane> window, @Nullable TrendsSnapshot previous) {
        double minutes = (double) config.windows().length().toMillis()
                / Duration.ofMinutes(1).toMillis();
        long lines = window.panes().stream().mapToLong(TrendsPane::lines).sum();
        return TrendsSnapshot.newBuilder()
                .setRoomId(window.room())
                .setWindowStart(window.start())
                .setWindowEnd(window.end())
                .setMessageCount(lines)
                .setRatePerMinute(lines / minutes)
                .setDistinctAuthors(authors(window.panes()).size())
                .setTrends(ranked(window, minutes))
                .build();
    }

    private List<Trend> ranked(RoomWindow<TrendsPane> window, double minutes) {
        Map<Term, TermCount> before = merged(window.before());
        return merged(window.panes()).entrySet().stream()
                .filter(entry -> entry.getValue().lines() >= config.minCount())
                .sorted(byWeightThenTerm())
                .limit(config.top())
                .map(entry -> trend(entry.getKey(), entry.getValue(), before.get(entry.getKey()), minutes))
                .toList();
    }

    private Comparator<Map.Entry<Term, TermCount>> byWeightThenTerm() {
        return Comparator.<Map.Entry<Term, TermCount>>comparingDouble(
                        entry -> -entry.getValue().weighted(config.humanWeight()))
                .thenComparing(entry -> entry.getKey().kind())
                .thenComparing(entry -> entry.getKey().text());
    }

    private static Trend trend(Term term, TermCount now, @Nullable TermCount before, double minutes) {
        long earlier = before == null ? 0 : before.lines();
        return Trend.newBuilder()
                .setTerm(term.text())
                .setKind(term.kind())
                .setCount(now.lines())
                .setDistinctAuthors(now.distinctAuthors())
                .setHumanShare(now.humanShare())
                .setVelocity((now.lines() - earlier) / minutes)
                .build();
    }

    private static Map<Term, TermCount> merged(Collection<TrendsPane> panes) {
        Map<Term, TermCount> merged = new HashMap<>();
        for (TrendsPane pane : panes) {
            pane.terms()
                    .forEach((term, count) ->
                            merged.computeIfAbsent(term, key -> new TermCount()).add(count));
        }
        return merged;
    }

    private static Set<String> authors(Collection<TrendsPane> panes) {
        Set<String> authors = new HashSet<>();
        panes.forEach(pane -> authors.addAll(pane.authors()));
        return authors;
    }
}
