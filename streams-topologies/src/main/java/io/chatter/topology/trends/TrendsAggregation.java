package io.chatter.topology.trends;

import io.chatter.schema.Trend;
import io.chatter.schema.TrendsSnapshot;
import io.chatter.schema.Wave;
import io.chatter.topology.window.HoppingWindows;
import io.chatter.topology.window.PaneAggregation;
import io.chatter.topology.window.RoomWindow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps the lines of one room pane by pane, and counts and ranks their terms when a window closes.
///
/// Ranking: lines, with a person's counted `humanWeight` times, then kind, then term; a word that is
/// the name of somebody who wrote in the window, or a phrase that begins or ends with one, is left out.
/// Velocity: lines a minute in the window minus lines a minute in the window of the same length before
/// it. Of a pane that is sketched a term may miss as many authors as lines, `count_error` in a window.
final class TrendsAggregation implements PaneAggregation<SaidLine, TrendsPane, TrendsSnapshot> {

    private final TrendsConfig config;
    private final double minutes;
    private final WindowCounts counts;

    @Nullable
    private final Waves waves;

    /// @param windows one of the shapes of `config`
    /// @param counts where windows are counted, those of other rooms of the task too
    /// @param waves what follows waves in these windows; null if nothing does
    TrendsAggregation(TrendsConfig config, HoppingWindows windows, WindowCounts counts, @Nullable Waves waves) {
        this.config = config;
        this.minutes =
                (double) windows.length().toMillis() / Duration.ofMinutes(1).toMillis();
        this.counts = counts;
        this.waves = waves;
    }

    @Override
    public TrendsPane newPane(long start) {
        return new TrendsPane(config.exactTermsPerPane());
    }

    @Override
    public void add(TrendsPane pane, SaidLine line) {
        pane.add(line);
    }

    @Override
    public TrendsSnapshot summarise(RoomWindow<TrendsPane> window, @Nullable TrendsSnapshot previous) {
        counts.count(window.panes());
        TopTerms ranking = new TopTerms(config.top(), counts, window.panes());
        List<TermCount> top = ranking.ofAtLeast(config.minCount());
        List<TermCount> many = waves == null ? List.of() : counts.ofAtLeast(waves.minLines());
        LinesBefore before = new LinesBefore(both(top, many));
        window.before().forEach(pane -> pane.read(before));
        List<TermCount> rising = waves == null ? List.of() : rising(waves, many, before, ranking);
        TrendsSnapshot snapshot = snapshot(
                window,
                top.stream().map(count -> trend(count, before)).toList(),
                waves == null ? List.of() : waves(waves, window, rising, previous));
        counts.letGo();
        return snapshot;
    }

    private static List<TermCount> both(List<TermCount> some, List<TermCount> others) {
        List<TermCount> both = new ArrayList<>(some);
        both.addAll(others);
        return both;
    }

    private static List<TermCount> rising(Waves waves, List<TermCount> many, LinesBefore before, TopTerms ranking) {
        return many.stream()
                .filter(count -> waves.mayBegin(count.lines(), before.of(count)))
                .filter(count -> !ranking.isName(count.term()))
                .sorted(TermCount.BY_WEIGHT)
                .toList();
    }

    private Trend trend(TermCount count, LinesBefore before) {
        return new Trend(
                count.term().text(),
                count.term().kind(),
                count.lines(),
                counts.authorsOf(count),
                count.humanShare(),
                (count.lines() - before.of(count)) / minutes);
    }

    private List<Wave> waves(
            Waves followed, RoomWindow<TrendsPane> window, List<TermCount> rising, @Nullable TrendsSnapshot previous) {
        return followed.next(
                previous == null ? List.of() : previous.getWaves(),
                window.end(),
                counts::linesOf,
                rising,
                counts::authorsOf);
    }

    private TrendsSnapshot snapshot(RoomWindow<TrendsPane> window, List<Trend> trends, List<Wave> goingOn) {
        long lines = window.panes().stream().mapToLong(TrendsPane::lines).sum();
        AuthorUnion union = new AuthorUnion();
        window.panes().forEach(pane -> pane.addAuthorsTo(union));
        return TrendsSnapshot.newBuilder()
                .setRoomId(window.room())
                .setWindowStart(window.start())
                .setWindowEnd(window.end())
                .setMessageCount(lines)
                .setRatePerMinute(lines / minutes)
                .setDistinctAuthors(union.count())
                .setTrends(trends)
                .setCountError(
                        window.panes().stream().mapToLong(TrendsPane::error).sum())
                .setAuthorsError(union.isExact() ? 0 : DistinctAuthors.ERROR)
                .setWaves(goingOn)
                .build();
    }
}
