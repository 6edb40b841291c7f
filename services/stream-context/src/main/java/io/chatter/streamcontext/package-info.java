/// What is happening on a stream right now, concluded from its sound and its cuts.
///
/// Pure: no threads, no clocks of its own, no vendor. Every moment is handed in, so the same sound
/// gives the same context. Adapters live in sub-packages, which this package does not know.
@NullMarked
package io.chatter.streamcontext;

import org.jspecify.annotations.NullMarked;
