/// What module tests stand on: a real broker inside the JVM, and a schema registry over real HTTP that can be told to
/// fail.
@NullMarked
package io.chatter.testing;

import org.jspecify.annotations.NullMarked;
