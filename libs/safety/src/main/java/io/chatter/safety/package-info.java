/// Judges one chat line: text and policy in, verdict out. Pure and thread-safe, knows the JDK and ICU only.
/// Start reading at {@link io.chatter.safety.TextModeration}.
@NullMarked
package io.chatter.safety;

import org.jspecify.annotations.NullMarked;
