/// The failures of the design, one after the other on a stack that works, and what must hold through all of them.
@NullMarked
package io.chatter.benchmark.chaos;

import org.jspecify.annotations.NullMarked;
