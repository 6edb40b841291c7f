/// How fast trends and density are computed from a retained firehose, beside reading it only.
@NullMarked
package io.chatter.benchmark.topologies;

import org.jspecify.annotations.NullMarked;
