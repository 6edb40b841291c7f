/// `bench chat-quality`: how the house model reads, in figures. Offline and seeded: the same build gives
/// the same report, times apart.
@NullMarked
package io.chatter.benchmark.quality;

import org.jspecify.annotations.NullMarked;
