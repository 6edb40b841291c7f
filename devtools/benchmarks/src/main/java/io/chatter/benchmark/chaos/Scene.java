package io.chatter.benchmark.chaos;

import java.util.Optional;

/// What faults act on.
///
/// @param stack its processes
/// @param traffic the load on it
/// @param neighbours the chat model and the memory server that the stack was started with; empty when it has others
record Scene(ChaosStack stack, Traffic traffic, Optional<Neighbours> neighbours) {}
