package io.chatter.gateway.rest;

import io.chatter.gateway.config.GatewayConfig;
import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What the page may load: it runs no inline script, talks to nobody but this gateway, and plays only what the
/// allow-list of players names. The overlay takes styles of others: streaming software puts its own into the page.
@ApplicationScoped
class PagePolicy {

    private static final int BEFORE_EVERYTHING = 1_000;
    private static final Set<String> OVERLAY = Set.of("/overlay", "/overlay.html");
    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]+)?");

    void register(@Observes Filters filters, GatewayConfig config) {
        String page = of(config.player().hosts());
        filters.register(
                request -> {
                    request.response().putHeader("Content-Security-Policy", at(request.normalizedPath(), page));
                    request.next();
                },
                BEFORE_EVERYTHING);
    }

    /// @param playerHosts whose pages may be framed, and whose media played
    /// @throws IllegalArgumentException when one is no host name
    static String of(Set<String> playerHosts) {
        StringBuilder players = new StringBuilder();
        for (String host : new TreeSet<>(playerHosts)) {
            if (!HOST.matcher(host).matches()) {
                throw new IllegalArgumentException("chatter.gateway.player.hosts names '" + host
                        + "', which is no host name in lower case, for instance player.twitch.tv");
            }
            players.append(" https://").append(host);
        }
        return "default-src 'self'; connect-src 'self'; img-src 'self' data:; style-src 'self'; frame-src 'self'"
                + players + "; media-src 'self'" + players
                + "; object-src 'none'; base-uri 'none'; frame-ancestors *";
    }

    /// @param page the policy of everything but the overlay
    static String at(String path, String page) {
        return OVERLAY.contains(path) ? page.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'") : page;
    }
}
