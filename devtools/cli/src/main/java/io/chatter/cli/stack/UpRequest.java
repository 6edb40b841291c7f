package io.chatter.cli.stack;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What `chatter up` was asked for.
///
/// @param kafka bootstrap servers of a Kafka that is there already; null for a broker of the stack's own
/// @param workers persona workers, at least 1
/// @param gatewayPort port of the page; 0 for the documented one, or a free one with `freePorts`
/// @param freePorts whether ports are chosen among the free ones instead of the documented ones
/// @param caches whether start-up caches are used and made
/// @param configs the configs folder
public record UpRequest(
        @Nullable String kafka, int workers, int gatewayPort, boolean freePorts, boolean caches, Path configs) {

    private static final int DOCUMENTED_GATEWAY = 8080;

    public UpRequest {
        if (workers < 1) {
            throw new IllegalArgumentException("workers must be at least 1, not " + workers);
        }
    }

    StackPorts choosePorts() {
        if (freePorts) {
            StackPorts free = StackPorts.free(workers);
            return gatewayPort == 0 ? free : free.withGateway(gatewayPort);
        }
        return StackPorts.documented(gatewayPort == 0 ? DOCUMENTED_GATEWAY : gatewayPort, workers);
    }
}
