/// Measures recognisers; not part of the running service.
@NullMarked
package io.chatter.streamcontext.bench;

import org.jspecify.annotations.NullMarked;
