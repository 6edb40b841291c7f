package io.chatter.gateway.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Settings under `chatter.gateway`.
@ConfigMapping(prefix = "chatter.gateway")
public interface GatewayConfig {

    /// Name of this replica: unique among those that run, the same after a restart.
    String replica();

    Ingest ingest();

    Socket socket();

    Rooms rooms();

    Posting posting();

    Access access();

    Status status();

    Player player();

    interface Player {

        /// Hosts whose players or playlists rooms may name; the page's content security policy allows these only.
        /// A player of Twitch needs `&parent=` with the host of the page in its address.
        @WithDefault("player.twitch.tv,www.youtube-nocookie.com,player.vimeo.com")
        Set<String> hosts();
    }

    interface Ingest {

        /// Loops that share the partitions of chat.ingest.
        @WithDefault("1")
        int threads();

        /// Transactional producers that take turns in each loop.
        @WithDefault("3")
        int writers();
    }

    interface Socket {

        /// Web pages, beside the gateway's own, that may open sockets: `scheme://host[:port]`.
        Optional<Set<String>> origins();

        /// Whether pages of this machine, on any port, may open sockets. For local stacks: a developer's page server
        /// is let in there; no production host should let in what runs on its visitors' machines.
        @WithDefault("false")
        boolean localPages();

        /// Whether sockets without an Origin, which no browser opens, are taken.
        @WithDefault("true")
        boolean programs();

        /// Sockets that one address may hold open, or one IPv6 network of 64 bits; one more is closed with 4006.
        /// Behind a proxy set `quarkus.http.proxy.proxy-address-forwarding`, or all have the proxy's address.
        @WithDefault("64")
        int perAddress();

        /// Sockets of this machine: browsers, tools and load tests.
        @WithDefault("10000")
        int perLocalAddress();

        /// Sockets that one account may hold open on this replica.
        @WithDefault("16")
        int perAccount();

        /// A client that says nothing for this long is pinged, and closed with 4009 when it does not answer for as
        /// long again.
        @WithDefault("30s")
        Duration pulse();

        /// Bytes that may wait for a slow connection before lines are dropped.
        @WithDefault("1048576")
        int queuedBytes();

        /// Lines a connection may miss in one stall before it is closed.
        @WithDefault("5000")
        int missedLines();
    }

    interface Rooms {

        /// Lines of each room kept in memory.
        @WithDefault("4096")
        int ring();

        /// Longest pause between two frames of a large room.
        @WithDefault("50ms")
        Duration flush();
    }

    interface Posting {

        /// Lines a person may send in a window.
        @WithDefault("20")
        int lines();

        /// The same for those who moderate the room.
        @WithDefault("100")
        int moderatorLines();

        @WithDefault("30s")
        Duration window();

        /// Rate limits in a row after which the connection is closed.
        @WithDefault("200")
        int strikes();
    }

    interface Status {

        /// Whether anybody who reaches the gateway may see how the system stands, at `/status`. For a gateway that the
        /// world reaches, leave it closed and ask with `./chatter why`.
        @WithDefault("false")
        boolean open();

        /// The processes that are looked at: `name=http://host:port`, separated by commas.
        Optional<List<String>> services();
    }

    interface Access {

        /// How long a ticket to a socket is good.
        @WithDefault("30s")
        Duration ticketLife();

        /// How often the tokens behind open sockets are looked at again. Past its own time a token is good for
        /// nothing, whatever this says: the socket is closed at its next frame.
        @WithDefault("30m")
        Duration revalidation();

        /// Secret that guests' ids are made with: the same for all gateways, at least 16 bytes of UTF-8. With it a ban
        /// of a guest holds for whoever comes from the same network, on every gateway and after a restart.
        /// Without it each gateway makes its own when it starts, and such a ban holds there and until then.
        Optional<String> guestKey();

        /// Claim of a token that names the rooms it is for. A token without it is for all.
        @WithDefault("rooms")
        String roomsClaim();
    }
}
