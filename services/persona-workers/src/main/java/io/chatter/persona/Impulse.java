package io.chatter.persona;

import io.chatter.schema.Reason;
import java.util.ArrayList;
import java.util.List;

/// How strongly one stimulus moves one agent, with every factor that went into it. Built and read on one
/// thread.
final class Impulse {

    private final Stimulus stimulus;
    private final List<Reason> reasons = new ArrayList<>();
    private double perSecond;

    /// @param crowdRate reactions a second of the whole crowd
    Impulse(Stimulus stimulus, double crowdRate) {
        this.stimulus = stimulus;
        this.perSecond = crowdRate;
        reasons.add(new Reason(Factor.BASE_RATE.label(), crowdRate));
    }

    Impulse times(Factor factor, double weight) {
        perSecond *= weight;
        reasons.add(new Reason(factor.label(), weight));
        return this;
    }

    Stimulus stimulus() {
        return stimulus;
    }

    /// Chance to speak in a short time, per second of it.
    double perSecond() {
        return perSecond;
    }

    List<Reason> reasons() {
        return List.copyOf(reasons);
    }
}
