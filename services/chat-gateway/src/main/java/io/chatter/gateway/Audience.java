package io.chatter.gateway;

import io.chatter.observability.flight.FrameSent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/// The listeners of one room, kept by event loop: a frame crosses threads once a loop, not once a listener.
///
/// [#broadcast] may be called from any thread; [#add] and [#remove] on the listener's own loop only, which alone
/// touches the list of that loop.
final class Audience {

    private final Map<Executor, List<Listener>> byLoop = new ConcurrentHashMap<>();
    private final AtomicInteger size = new AtomicInteger();
    private final Tally tally;

    /// @param tally is told of the lines that go out at once
    Audience(Tally tally) {
        this.tally = tally;
    }

    void add(Listener listener) {
        byLoop.computeIfAbsent(listener.loop(), loop -> new ArrayList<>()).add(listener);
        size.incrementAndGet();
    }

    void remove(Listener listener) {
        List<Listener> neighbours = byLoop.get(listener.loop());
        if (neighbours != null && neighbours.remove(listener)) {
            size.decrementAndGet();
        }
    }

    int size() {
        return size.get();
    }

    void broadcast(Frame frame) {
        byLoop.forEach((loop, listeners) -> loop.execute(() -> deliver(frame, listeners)));
        FrameSent flight = new FrameSent();
        flight.lines = frame.lines();
        flight.commit();
    }

    /// Runs the tasks on one of the loops, after every frame that it was given before; here when there is none.
    void afterDelivery(List<Runnable> tasks) {
        Runnable all = () -> tasks.forEach(Runnable::run);
        byLoop.keySet().stream().findFirst().ifPresentOrElse(loop -> loop.execute(all), all);
    }

    /// From the end, so that a listener may leave while it is served.
    private void deliver(Frame frame, List<Listener> listeners) {
        int served = 0;
        for (int i = listeners.size() - 1; i >= 0; i--) {
            if (listeners.get(i).deliver(frame)) {
                served++;
            }
        }
        if (frame.lines() > 0 && served > 0) {
            tally.delivered(frame.lines(), served);
        }
    }
}
