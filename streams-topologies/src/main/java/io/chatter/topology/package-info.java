/// The event platform's aggregations as pure functions from configuration to `Topology`. Start reading at
/// `ChatTopology`.
@NullMarked
package io.chatter.topology;

import org.jspecify.annotations.NullMarked;
