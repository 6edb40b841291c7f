package io.chatter.gateway.socket;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which web pages may open a socket: those of the gateway itself and of the origins named in the configuration; where
/// so set, those of this machine. A browser always says where a page comes from, so a missing Origin is a
/// program's.
///
/// @param named further origins, as `scheme://host[:port]`, lower case
/// @param localPages whether pages of this machine, on any port, may: for a developer's machine only, for on any other
///     the page of a visitor's own machine is as strange as one of the network
/// @param programs whether sockets without an Origin are taken
public record AllowedOrigins(Set<String> named, boolean localPages, boolean programs) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    public AllowedOrigins {
        named = Set.copyOf(named);
    }

    /// @param origin the Origin header
    /// @param host the Host header: name and port that the client believes to talk to
    boolean admit(@Nullable String origin, @Nullable String host) {
        if (origin == null) {
            return programs;
        }
        String page = origin.toLowerCase(Locale.ROOT);
        if (named.contains(page)) {
            return true;
        }
        Optional<URI> uri = parse(page);
        return uri.isPresent()
                && uri.get().getHost() != null
                && (uri.get().getAuthority().equalsIgnoreCase(host)
                        || (localPages && LOOPBACK.contains(uri.get().getHost())));
    }

    private static Optional<URI> parse(String origin) {
        try {
            return Optional.of(URI.create(origin));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
