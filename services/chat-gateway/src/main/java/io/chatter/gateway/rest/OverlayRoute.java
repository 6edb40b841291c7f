package io.chatter.gateway.rest;

import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// `/overlay` for streaming software and `/status` for operators, beside the page at `/`.
@ApplicationScoped
class OverlayRoute {

    void register(@Observes Router router) {
        router.get("/overlay").handler(request -> request.reroute("/overlay.html"));
        router.get("/status").handler(request -> request.reroute("/status.html"));
    }
}
