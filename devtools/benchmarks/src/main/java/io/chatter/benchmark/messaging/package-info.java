/// Benchmarks of `libs/messaging`.
@NullMarked
package io.chatter.benchmark.messaging;

import org.jspecify.annotations.NullMarked;
