/// How many deliveries a second the gateway's fan-out makes on one core, beside a floor of bare NIO.
@NullMarked
package io.chatter.benchmark.fanout;

import org.jspecify.annotations.NullMarked;
