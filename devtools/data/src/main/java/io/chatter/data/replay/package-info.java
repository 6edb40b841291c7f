/// Moments of the log once more: in topics of their own, with their windows computed anew, or in a file.
@NullMarked
package io.chatter.data.replay;

import org.jspecify.annotations.NullMarked;
