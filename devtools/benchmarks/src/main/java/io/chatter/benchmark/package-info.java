/// What chatter measures about itself, each figure beside the peer or the aim it is held against. Start reading at
/// [Benchmarks].
@NullMarked
package io.chatter.benchmark;

import org.jspecify.annotations.NullMarked;
