package io.chatter.diagnosis.source;

import java.net.URI;

/// Where a process of chatter answers for its health and metrics.
///
/// @param name as people call the process
/// @param base `http://host:port`, without a trailing slash
public record ServiceAddress(String name, URI base) {

    public ServiceAddress {
        if (!"http".equals(base.getScheme()) && !"https".equals(base.getScheme())) {
            throw new IllegalArgumentException(
                    name + " must have an http or https address, not '" + base + "'; write http://host:port");
        }
    }

    URI at(String path) {
        return URI.create(base + path);
    }
}
