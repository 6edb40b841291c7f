/// The whole stack at once: from speech to a persona's line on a socket, and many people, sockets and agents together.
@NullMarked
package io.chatter.benchmark.whole;

import org.jspecify.annotations.NullMarked;
