package io.chatter.benchmark.chaos;

import java.time.Duration;

/// The clock of those who write jumps an hour ahead, then an hour back. A process's own clock cannot be turned without
/// turning that of the machine; what counts in the log is when a gateway showed a line.
record ClockJump(Duration lasts) implements Fault {

    private static final Duration JUMP = Duration.ofHours(1);

    @Override
    public String name() {
        return "clock-jump";
    }

    @Override
    public boolean chatGoesOn() {
        return true;
    }

    @Override
    public void strike(Scene scene) throws InterruptedException {
        scene.traffic().turnClock(JUMP);
        Thread.sleep(lasts.dividedBy(2));
        scene.traffic().turnClock(JUMP.negated());
    }

    @Override
    public void heal(Scene scene) {
        scene.traffic().turnClock(Duration.ZERO);
    }
}
