/// Records that could not be handled: looking at them, and bringing them back once.
@NullMarked
package io.chatter.data.deadletter;

import org.jspecify.annotations.NullMarked;
