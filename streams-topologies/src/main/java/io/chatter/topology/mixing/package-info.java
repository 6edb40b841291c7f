/// Spreading the bits of numbers, for hashes and samples.
@NullMarked
package io.chatter.topology.mixing;

import org.jspecify.annotations.NullMarked;
