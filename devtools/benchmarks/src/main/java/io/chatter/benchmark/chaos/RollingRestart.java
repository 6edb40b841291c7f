package io.chatter.benchmark.chaos;

import io.chatter.cli.stack.RunState;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// Every service of chatter is stopped in order and started again, one at a time, as an upgrade does.
record RollingRestart() implements Fault {

    @Override
    public String name() {
        return "rolling-restart";
    }

    @Override
    public Duration lasts() {
        return Duration.ZERO;
    }

    /// Another gateway is there meanwhile, unless this stack has only one.
    @Override
    public boolean chatGoesOn() {
        return false;
    }

    @Override
    public void strike(Scene scene) throws IOException, InterruptedException {
        ChaosStack stack = scene.stack();
        List<String> services =
                stack.state().services().stream().map(RunState.Entry::name).toList();
        for (String service : services) {
            stack.stop(service);
            stack.up();
        }
        stack.restartReplica();
    }

    @Override
    public void heal(Scene scene) throws IOException, InterruptedException {
        scene.stack().up();
    }
}
