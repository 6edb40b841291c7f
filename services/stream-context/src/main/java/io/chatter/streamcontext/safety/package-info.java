/// Transcripts pass the same checks as chat lines.
@NullMarked
package io.chatter.streamcontext.safety;

import org.jspecify.annotations.NullMarked;
