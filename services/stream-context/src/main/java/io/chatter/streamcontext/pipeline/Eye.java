package io.chatter.streamcontext.pipeline;

import io.chatter.observability.EventLog;
import io.chatter.streamcontext.Frame;
import io.chatter.streamcontext.PictureHash;
import io.chatter.streamcontext.Sight;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Sees one room. `watch` and `broke` are called by the room's eye thread, the only one that waits for the
/// model; `show` by the feed's. One frame waits at most: a newer one takes its place.
final class Eye {
    private static final EventLog LOG = EventLog.of(Eye.class);

    private final String roomId;
    private final Vision vision;
    private final Listener listener;
    private @Nullable Frame waiting;
    private @Nullable PictureHash described;
    private boolean poor;

    /// Called by the eye thread.
    interface Listener {
        /// @param until what was seen holds
        void saw(Sight sight, Instant until);

        /// What was seen last is there still.
        void sawNothingNew(Instant until);
    }

    Eye(String roomId, Vision vision, Listener listener) {
        this.roomId = roomId;
        this.vision = vision;
        this.listener = listener;
    }

    synchronized void show(Frame frame) {
        waiting = frame;
        notifyAll();
    }

    /// Looks until it breaks or the thread is interrupted.
    ///
    /// @return never
    boolean watch() throws InterruptedException {
        while (true) {
            look(next());
        }
    }

    /// Notes why `watch` ended. What was seen before is looked at anew.
    void broke(Breakdown breakdown) {
        described = null;
        breakdown.log(LOG, "vision.down", roomId);
    }

    private synchronized Frame next() throws InterruptedException {
        while (waiting == null) {
            wait();
        }
        Frame frame = waiting;
        waiting = null;
        return frame;
    }

    private void look(Frame frame) throws InterruptedException {
        PictureHash hash = PictureHash.of(frame);
        Instant until = frame.at().plus(vision.holds());
        PictureHash last = described;
        if (last != null && hash.looksLike(last, vision.sameBits())) {
            listener.sawNothingNew(until);
            return;
        }
        if (!vision.budget().spend()) {
            told();
            return;
        }
        poor = false;
        Sight sight = vision.describer().describe(frame);
        described = hash;
        listener.saw(sight, until);
    }

    private void told() {
        if (!poor) {
            LOG.warn("vision.over-budget", "room", roomId);
        }
        poor = true;
    }
}
