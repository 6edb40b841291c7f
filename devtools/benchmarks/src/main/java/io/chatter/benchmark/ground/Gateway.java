package io.chatter.benchmark.ground;

/// A gateway of the ground.
///
/// @param port of its HTTP server on the loopback address; its socket is at `/ws`
public record Gateway(ServerProcess process, int port) {}
