/// How many deliveries a second the gateway's fan-out makes on one core, beside a floor of bare NIO; what
/// stalled readers and idle connections cost.
@NullMarked
package io.chatter.benchmark.fanout;

import org.jspecify.annotations.NullMarked;
