package io.chatter.streamcontext.service;

import io.chatter.observability.Metric;
import io.chatter.streamcontext.Frame;
import io.chatter.streamcontext.PictureDescriber;
import io.chatter.streamcontext.Sight;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/// Measures how long the vision model takes, and how often it fails. Thread-safe.
final class MeteredDescriber implements PictureDescriber {
    private final PictureDescriber next;
    private final MeterRegistry meters;

    MeteredDescriber(PictureDescriber next, MeterRegistry meters) {
        this.next = next;
        this.meters = meters;
    }

    @Override
    public Sight describe(Frame frame) throws InterruptedException {
        Timer.Sample asked = Timer.start(meters);
        String outcome = "failed";
        try {
            Sight sight = next.describe(frame);
            outcome = "described";
            return sight;
        } finally {
            asked.stop(Metric.CONTEXT_SIGHTS.timer(meters, outcome));
        }
    }
}
