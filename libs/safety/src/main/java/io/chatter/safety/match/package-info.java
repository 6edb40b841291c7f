/// Finds many terms in one pass over a view. Knows nothing of policies.
@NullMarked
package io.chatter.safety.match;

import org.jspecify.annotations.NullMarked;
