package io.chatter.cli.stack;

import java.net.URI;

/// Where a stack is reached.
///
/// @param url of the page
/// @param bootstrapServers of Kafka clients
/// @param registryUrl base of the registry's Confluent API
public record Endpoints(URI url, String bootstrapServers, URI registryUrl) {

    static final String HOST = "127.0.0.1";

    public static Endpoints of(StackPorts ports) {
        return new Endpoints(
                URI.create("http://" + HOST + ":" + ports.gateway()),
                HOST + ":" + ports.broker(),
                URI.create("http://" + HOST + ":" + ports.registry() + "/apis/ccompat/v7"));
    }

    /// The same on a Kafka that is not the stack's own.
    Endpoints withKafka(String servers) {
        return new Endpoints(url, servers, registryUrl);
    }

    /// Where the gateway takes socket clients.
    public URI socket() {
        return URI.create("ws://" + HOST + ":" + url.getPort() + "/ws");
    }
}
