/// Replays of planted topics.
@NullMarked
package io.chatter.data.replay;

import org.jspecify.annotations.NullMarked;
