/// A real single-node Kafka broker of this JVM: the local stack runs it as a child process, tests run
/// it in place.
@NullMarked
package io.chatter.broker;

import org.jspecify.annotations.NullMarked;
