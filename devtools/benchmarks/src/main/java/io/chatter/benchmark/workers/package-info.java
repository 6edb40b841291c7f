/// `bench workers`: persona workers that share a roster by its partitions.
@NullMarked
package io.chatter.benchmark.workers;

import org.jspecify.annotations.NullMarked;
