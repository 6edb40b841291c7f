package io.chatter.topology.trends;

import io.chatter.schema.Wave;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/// Follows waves from one window to the next: a term begins one when it grows fast enough, peaks while
/// it grows on, and ends when it has fallen below a share of its peak. Pure; the waves of the last
/// window are all it needs to know.
final class Waves {

    private static final Comparator<Wave> OLDEST_FIRST = Comparator.comparing(Wave::getStartedAt)
            .thenComparing(Wave::getKind)
            .thenComparing(Wave::getTerm);

    private final WaveConfig config;

    Waves(WaveConfig config) {
        this.config = config;
    }

    /// Lines that a term needs to begin one.
    int minLines() {
        return config.minLines();
    }

    /// Whether a term grows fast enough, its authors apart.
    boolean mayBegin(long now, long before) {
        return now >= config.minLines() && now >= config.growth() * (before + 1);
    }

    /// @param before waves of the last window, ended ones included
    /// @param lines how many lines of this window have a term
    /// @param candidates terms of this window that grew fast enough, those with the most weight first
    /// @param authors of the lines of a candidate in this window; asked for as few as may be
    /// @return waves that go on or ended in this window, oldest first
    List<Wave> next(
            List<Wave> before,
            Instant end,
            ToLongFunction<Term> lines,
            List<TermCount> candidates,
            ToLongFunction<TermCount> authors) {
        List<Wave> known = before.stream()
                .filter(wave -> wave.getEndedAt() == null)
                .map(wave -> followed(wave, end, lines.applyAsLong(termOf(wave))))
                .toList();
        Set<Term> taken = new HashSet<>();
        known.forEach(wave -> taken.add(termOf(wave)));
        Stream<Wave> begun = candidates.stream()
                .filter(candidate -> !taken.contains(candidate.term()))
                .filter(candidate -> authors.applyAsLong(candidate) >= config.minAuthors())
                .limit(Math.max(0, config.max() - known.size()))
                .map(candidate -> wave(candidate, end));
        return Stream.concat(known.stream(), begun).sorted(OLDEST_FIRST).toList();
    }

    private Wave followed(Wave wave, Instant end, long now) {
        Wave.Builder next = Wave.newBuilder(wave);
        if (now > wave.getPeakCount()) {
            next.setPeakCount(now).setPeakAt(end);
        } else if (now < config.endShare() * wave.getPeakCount()) {
            next.setEndedAt(end);
        }
        return next.build();
    }

    private static Wave wave(TermCount now, Instant end) {
        return Wave.newBuilder()
                .setTerm(now.term().text())
                .setKind(now.term().kind())
                .setStartedAt(end)
                .setPeakAt(end)
                .setPeakCount(now.lines())
                .build();
    }

    private static Term termOf(Wave wave) {
        return new Term(wave.getKind(), wave.getTerm());
    }
}
