package io.chatter.benchmark.ground;

/// An instance of trends of the ground.
///
/// @param port of its HTTP server on the loopback address
public record Trends(ServerProcess process, int port) {}
