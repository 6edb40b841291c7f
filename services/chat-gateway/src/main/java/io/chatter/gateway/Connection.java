package io.chatter.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// One client's connection: where it is, what it still has to get.
///
/// Owned by its loop; only [#tell], [#close] and [#revalidate] may be called from any thread.
public final class Connection implements Listener {

    private static final int MAX_FRAME_BYTES = 64 * 1024;

    /// Frames that may come before the client is in a room: it may say something while it is on its way.
    private static final int MAX_STRAYS = 50;

    /// One a second: clients ask every now and then whether somebody is there.
    private static final PostingLimit.Rule PINGS = new PostingLimit.Rule(30, Duration.ofSeconds(30), 1);

    private final Executor loop;
    private final ClientNetwork network;
    private final EventEncoder encoder;
    private final Outbox outbox;
    private volatile @Nullable Membership membership;
    private Runnable farewell = () -> {};
    private boolean arrived;
    private int strays;
    private @Nullable PostingLimit pings;
    private boolean gone;
    private long position = -1;

    Connection(Executor loop, ClientNetwork network, EventEncoder encoder, Outbox outbox) {
        this.loop = loop;
        this.network = network;
        this.encoder = encoder;
        this.outbox = outbox;
    }

    @Override
    public Executor loop() {
        return loop;
    }

    ClientNetwork network() {
        return network;
    }

    /// Lines up to [#position] came with the backlog: the frames that hold them were under way when this one attached.
    @Override
    public boolean deliver(Frame frame) {
        if (frame.lines() > 0) {
            if (frame.through() <= position) {
                return false;
            }
            position = frame.through();
        }
        return outbox.offer(frame);
    }

    /// Tells this client something, after all that was told before.
    public void tell(ServerEvent event) {
        loop.execute(() -> tellNow(event));
    }

    public void close(CloseReason reason) {
        loop.execute(() -> closeNow(reason));
    }

    /// The wire is writable again.
    public void drained() {
        outbox.drain();
    }

    /// The wire is closed, by whichever side.
    public void closed() {
        gone = true;
        farewell.run();
        if (membership != null) {
            membership.room().detach(this);
            membership.room().unseat(this);
            membership = null;
        }
    }

    /// As [#tell], from the loop.
    public void tellNow(ServerEvent event) {
        if (!gone) {
            outbox.offer(Frame.forOne(List.of(encoder.encode(event))));
        }
    }

    /// As [#close], from the loop: nothing more is heard from the client when this returns.
    public void closeNow(CloseReason reason) {
        outbox.close(reason);
    }

    @Nullable
    Membership membership() {
        return membership;
    }

    /// @return false when a join came before
    boolean arrive() {
        boolean first = !arrived;
        arrived = true;
        return first;
    }

    /// Counts a frame that came before the client was in a room.
    ///
    /// @return whether it is one too many
    boolean strays() {
        return ++strays > MAX_STRAYS;
    }

    /// Counts a ping, called on the loop.
    ///
    /// @return whether it is one of too many
    boolean pingsTooOften(Instant now) {
        PostingLimit limit = pings == null ? new PostingLimit(PINGS) : pings;
        pings = limit;
        return limit.take(now).isPresent();
    }

    /// Called on the loop, when there was time enough to join.
    public void closeUnlessJoined() {
        if (!arrived && !gone) {
            closeNow(CloseReason.IDLE);
        }
    }

    /// @param task run once, on the loop, when the wire is closed
    void whenClosed(Runnable task) {
        farewell = task;
    }

    /// Closes the connection when its token is not good any more. Blocks as long as `check` does.
    public void revalidate(TokenCheck check, Instant now) {
        Membership place = membership;
        if (place != null
                && place.account()
                        .filter(account -> account.isExpired(now) || !check.isStillGood(account.token()))
                        .isPresent()) {
            close(CloseReason.SESSION_EXPIRED);
        }
    }

    boolean isGone() {
        return gone;
    }

    /// Sends the backlog, as fast as the client reads it, then lets live frames through.
    ///
    /// @param lines the backlog's and older ones
    void settle(Membership place, List<ServerEvent> opening, List<EncodedLine> lines, Backlog backlog) {
        membership = place;
        position = backlog.end().offset();
        outbox.startAfter(backlog.end());
        List<byte[]> events = new ArrayList<>();
        opening.forEach(event -> events.add(encoder.encode(event)));
        lines.forEach(line -> events.add(line.json()));
        events.addAll(backlog.states());
        Frame.forOne(events, MAX_FRAME_BYTES).forEach(outbox::offer);
    }
}
