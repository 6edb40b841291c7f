package io.chatter.data.deadletter;

import io.chatter.data.DataFailure;
import io.chatter.data.deadletter.Redrive.Letters;
import io.chatter.data.deadletter.Redrive.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What has become of letters so far, by their ids: there may be more letters than memory takes. Owned by one thread.
final class RedriveCourse {

    private final LetterFilter filter;
    private final List<LetterId> redriven = new ArrayList<>();
    private final List<LetterId> already = new ArrayList<>();
    private final List<LetterId> refused = new ArrayList<>();

    RedriveCourse(LetterFilter filter) {
        this.filter = filter;
    }

    /// Another one of the same filter, of which nothing is known yet.
    RedriveCourse anew() {
        return new RedriveCourse(filter);
    }

    boolean means(DeadLetter letter) {
        return filter.matches(letter);
    }

    void redriven(LetterId letter) {
        redriven.add(letter);
    }

    void already(LetterId letter) {
        already.add(letter);
    }

    void refused(LetterId letter) {
        refused.add(letter);
    }

    void add(RedriveCourse other) {
        redriven.addAll(other.redriven);
        already.addAll(other.already);
        refused.addAll(other.refused);
    }

    Outcome whole() {
        return new Outcome.Whole(letters(), missing());
    }

    Outcome stopped(DataFailure reason) {
        return new Outcome.Stopped(letters(), reason);
    }

    private Letters letters() {
        return new Letters(List.copyOf(redriven), List.copyOf(already), List.copyOf(refused));
    }

    private List<LetterId> missing() {
        Set<LetterId> missing = new LinkedHashSet<>(filter.ids());
        List.of(redriven, already, refused).forEach(missing::removeAll);
        return missing.stream().sorted(Comparator.comparing(LetterId::toString)).toList();
    }
}
