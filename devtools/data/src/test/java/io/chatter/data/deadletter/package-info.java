/// Dead letters on a real broker.
@NullMarked
package io.chatter.data.deadletter;

import org.jspecify.annotations.NullMarked;
