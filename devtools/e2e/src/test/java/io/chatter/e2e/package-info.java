/// The whole of chatter, run for real.
@NullMarked
package io.chatter.e2e;

import org.jspecify.annotations.NullMarked;
