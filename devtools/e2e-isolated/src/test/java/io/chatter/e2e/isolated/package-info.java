/// System tests that bring a broker or a whole stack of their own. They are apart from `io.chatter.e2e`, whose tests
/// share one running stack, so that a build with two modules at once runs both beside each other.
@NullMarked
package io.chatter.e2e.isolated;

import org.jspecify.annotations.NullMarked;
