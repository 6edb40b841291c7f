/// Looks at streams by hand: `chatter stream check` and `chatter stream push`. Not part of the running service.
@NullMarked
package io.chatter.streamcontext.check;

import org.jspecify.annotations.NullMarked;
