package io.chatter.gateway;

/// Turns an event into its bytes on the wire: one UTF-8 JSON object. Thread-safe.
@FunctionalInterface
public interface EventEncoder {

    byte[] encode(ServerEvent event);
}
