package io.chatter.topology.trends;

import io.chatter.schema.Trend;
import io.chatter.schema.TrendsSnapshot;
import io.chatter.schema.Wave;
import io.chatter.topology.window.HoppingWindows;
import io.chatter.topology.window.PaneAggregation;
import io.chatter.topology.window.RoomWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// Counts the terms of one room pane by pane and ranks them when a window closes.
///
/// Ranking: lines, with a person's counted `humanWeight` times, then kind, then term; a word that is
/// the name of somebody who wrote in the window, or a phrase that begins or ends with one, is left out.
/// Velocity: lines a minute in the window minus lines a minute in the window of the same length before
/// it.
final class TrendsAggregation implements PaneAggregation<SaidLine, TrendsPane, TrendsSnapshot> {

    private final TrendsConfig config;
    private final HoppingWindows windows;
    private final TermHistories histories;
    private final Interner authors = new Interner();
    private final Interner names = new Interner();
    private final Comparator<TermCount> byWeight;

    @Nullable
    private final Waves waves;

    /// @param windows one of the shapes of `config`
    /// @param waves what follows waves in these windows; null if nothing does
    TrendsAggregation(TrendsConfig config, HoppingWindows windows, @Nullable Waves waves) {
        this.config = config;
        this.windows = windows;
        this.waves = waves;
        this.histories = new TermHistories(config.minCount());
        this.byWeight = TermCount.byWeight(config.humanWeight());
    }

    @Override
    public TrendsPane newPane(long start) {
        return new TrendsPane(start, config.exactTermsPerPane(), histories, authors, names);
    }

    @Override
    public void add(TrendsPane pane, SaidLine line) {
        pane.add(line);
    }

    @Override
    public void forget(TrendsPane pane) {
        pane.forget();
    }

    @Override
    public TrendsSnapshot summarise(RoomWindow<TrendsPane> window, @Nullable TrendsSnapshot previous) {
        window.panes().forEach(TrendsPane::settle);
        double minutes =
                (double) windows.length().toMillis() / Duration.ofMinutes(1).toMillis();
        long lines = window.panes().stream().mapToLong(TrendsPane::lines).sum();
        AuthorUnion union = new AuthorUnion(authors);
        window.panes().forEach(pane -> pane.authors().addTo(union));
        Interner.Marked said = names(window.panes());
        List<TermCount> frequent = frequent(window);
        List<Trend> trends = heaviest(frequent, said).stream()
                .map(count -> trend(count, window, minutes))
                .toList();
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
                .setWaves(waves(window, frequent, said, previous))
                .build();
    }

    /// All terms that were said often enough, names among them, in no order.
    private List<TermCount> frequent(RoomWindow<TrendsPane> window) {
        List<TermCount> frequent = new ArrayList<>();
        histories.forEachFrequent(history -> {
            TermCount count = history.between(millis(window.start()), millis(window.end()));
            if (count.lines() >= config.minCount()) {
                frequent.add(count);
            }
        });
        return frequent;
    }

    /// The top of those that are no names, the most weight first; a room has hundreds that are not in it.
    private List<TermCount> heaviest(List<TermCount> frequent, Interner.Marked said) {
        PriorityQueue<TermCount> lightestFirst = new PriorityQueue<>(config.top() + 1, byWeight.reversed());
        for (TermCount count : frequent) {
            boolean isFull = lightestFirst.size() == config.top();
            if (isFull && byWeight.compare(count, lightestFirst.element()) > 0 || isName(count.term(), said)) {
                continue;
            }
            lightestFirst.add(count);
            if (isFull) {
                lightestFirst.remove();
            }
        }
        return lightestFirst.stream().sorted(byWeight).toList();
    }

    private Trend trend(TermCount count, RoomWindow<TrendsPane> window, double minutes) {
        return Trend.newBuilder()
                .setTerm(count.term().text())
                .setKind(count.term().kind())
                .setCount(count.lines())
                .setDistinctAuthors(authors(count, window))
                .setHumanShare(count.humanShare())
                .setVelocity((count.lines() - before(count, window)) / minutes)
                .build();
    }

    private List<Wave> waves(
            RoomWindow<TrendsPane> window,
            List<TermCount> frequent,
            Interner.Marked said,
            @Nullable TrendsSnapshot previous) {
        Waves followed = waves;
        if (followed == null) {
            return List.of();
        }
        List<TermCount> candidates = frequent.stream()
                .filter(count -> followed.mayBegin(count.lines(), before(count, window)))
                .filter(count -> !isName(count.term(), said))
                .sorted(byWeight)
                .toList();
        return followed.next(
                previous == null ? List.of() : previous.getWaves(),
                window.end(),
                term -> lines(term, window),
                candidates,
                count -> authors(count, window));
    }

    private long lines(Term term, RoomWindow<TrendsPane> window) {
        TermHistory history = histories.find(term);
        return history == null
                ? 0
                : history.between(millis(window.start()), millis(window.end())).lines();
    }

    private long authors(TermCount count, RoomWindow<TrendsPane> window) {
        return count.history()
                .authorsBetween(millis(window.start()), millis(window.end()), authors)
                .count();
    }

    private long before(TermCount count, RoomWindow<TrendsPane> window) {
        long start = millis(window.start());
        return count.history()
                .between(start - windows.length().toMillis(), start)
                .lines();
    }

    /// Names of those who wrote in the panes.
    private Interner.Marked names(Collection<TrendsPane> panes) {
        Interner.Marked said = names.newSet();
        panes.forEach(pane -> pane.names().forEach(said::add));
        return said;
    }

    private boolean isName(Term term, Interner.Marked said) {
        return switch (term.kind()) {
            case WORD -> said.contains(names.find(term.text()));
            case PHRASE -> {
                String text = term.text();
                yield said.contains(names.find(text.substring(0, text.indexOf(' '))))
                        || said.contains(names.find(text.substring(text.lastIndexOf(' ') + 1)));
            }
            case EMOTE, MENTION, TAG -> false;
        };
    }

    private static long millis(Instant instant) {
        return instant.toEpochMilli();
    }
}
