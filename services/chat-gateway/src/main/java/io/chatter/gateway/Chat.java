package io.chatter.gateway;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;

/// What clients can do: join a room, say a line, moderate, ping. Each call runs on the loop of its connection and never
/// blocks.
public final class Chat {

    /// The log's two ends.
    ///
    /// @param clock gives lines their time and their ids
    /// @param patience how long a client that has seen more than this replica has read waits for it: past that its
    ///     cursor is taken for one of another log
    public record Log(LineLog lines, OlderLines older, PendingLines pending, Clock clock, Duration patience) {}

    /// Who may come in, and by what.
    public record Door(Rooms rooms, Guests guests, Tickets tickets) {}

    private final Entrance entrance;
    private final Speech speech;
    private final Bench bench;
    private final Clock clock;
    private final ChatRules rules;
    private final Tally tally;

    public Chat(Door door, Log log, Bench bench, ChatRules rules, Tally tally) {
        this.entrance = new Entrance(door, log, rules, bench);
        this.speech = new Speech(log, new HouseRules(Emotes.own()), tally);
        this.bench = bench;
        this.clock = log.clock();
        this.rules = rules;
        this.tally = tally;
    }

    /// @param loop runs everything about the connection, one thing at a time
    public Connection connect(Executor loop, ClientNetwork network, Wire wire, EventEncoder encoder) {
        return new Connection(loop, network, encoder, new Outbox(wire, encoder, rules.outbox(), tally));
    }

    /// Every frame is held to what its sender may do at this moment.
    public void receive(Connection connection, ClientFrame frame) {
        Membership place = connection.membership();
        if (place != null && place.isExpired(clock.instant())) {
            connection.closeNow(CloseReason.SESSION_EXPIRED);
            return;
        }
        if (place == null && !(frame instanceof ClientFrame.Join) && connection.strays()) {
            connection.closeNow(CloseReason.TOO_MANY_LINES);
            return;
        }
        switch (frame) {
            case ClientFrame.Join join -> entrance.join(connection, join);
            case ClientFrame.Say say -> speech.say(connection, say);
            case ClientFrame.Moderate moderate -> bench.moderate(connection, moderate);
            case ClientFrame.Ping ping -> pong(connection, ping);
        }
    }

    private void pong(Connection connection, ClientFrame.Ping ping) {
        if (connection.pingsTooOften(clock.instant())) {
            connection.closeNow(CloseReason.TOO_MANY_LINES);
        } else {
            connection.tellNow(new ServerEvent.Pong(ping.nonce()));
        }
    }
}
