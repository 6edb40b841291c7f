/// What loads and faults are put on: a real broker, a schema registry and gateways, each gateway the artifact that
/// deploys, in a process of its own.
@NullMarked
package io.chatter.benchmark.ground;

import org.jspecify.annotations.NullMarked;
