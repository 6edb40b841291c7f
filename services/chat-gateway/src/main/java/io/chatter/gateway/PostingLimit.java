package io.chatter.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// How many lines one person may send: so many in any window of time. A refused line does not count. Persons may have a
/// further limit together.
///
/// Thread-safe: connections of one person, on several loops, share it.
final class PostingLimit {

    /// @param lines lines in a window
    /// @param strikes refusals in a row after which the sender is no longer listened to
    record Rule(int lines, Duration window, int strikes) {

        Rule {
            if (lines < 1 || strikes < 1 || window.isNegative() || window.isZero()) {
                throw new IllegalArgumentException("a posting limit needs lines, a window and strikes: " + lines);
            }
        }
    }

    private final Rule rule;
    private final Optional<PostingLimit> together;
    private final Deque<Instant> sent = new ArrayDeque<>();
    private final Deque<Instant> lost = new ArrayDeque<>();
    private int refusals;
    private int holders;

    PostingLimit(Rule rule) {
        this(rule, Optional.empty());
    }

    /// @param together what this person shares with others; it must share nothing further
    PostingLimit(Rule rule, Optional<PostingLimit> together) {
        this.rule = rule;
        this.together = together;
    }

    /// Counts a line sent at `now`.
    ///
    /// @return how long to wait when it is one too many, which counts as a strike
    synchronized Optional<Duration> take(Instant now) {
        forget(now);
        if (sent.size() >= rule.lines()) {
            refusals++;
            return Optional.of(Duration.between(now, sent.getFirst().plus(rule.window())));
        }
        Optional<Duration> othersFirst = together.flatMap(shared -> shared.take(now));
        if (othersFirst.isPresent()) {
            refusals++;
            return othersFirst;
        }
        refusals = 0;
        sent.addLast(now);
        return Optional.empty();
    }

    /// A line taken at `at` was lost: it does not count, but for those of a flood into a log that is away.
    synchronized void giveBack(Instant at) {
        if (lost.size() < rule.lines() && sent.removeLastOccurrence(at)) {
            lost.addLast(at);
            together.ifPresent(shared -> shared.giveBack(at));
        }
    }

    /// Counts something that was refused for another reason than the limit.
    synchronized void strike() {
        refusals++;
    }

    synchronized boolean isExhausted() {
        return refusals >= rule.strikes();
    }

    /// One more connection goes by it.
    synchronized void hold() {
        holders++;
        together.ifPresent(PostingLimit::hold);
    }

    /// A connection that held it is closed.
    synchronized void letGo() {
        holders--;
        together.ifPresent(PostingLimit::letGo);
    }

    /// Whether it may be forgotten: no connection goes by it, and nothing is remembered that would still count.
    synchronized boolean isIdle(Instant now) {
        forget(now);
        return holders == 0 && sent.isEmpty() && lost.isEmpty();
    }

    private void forget(Instant now) {
        Instant horizon = now.minus(rule.window());
        sent.removeIf(at -> !at.isAfter(horizon));
        lost.removeIf(at -> !at.isAfter(horizon));
    }
}
