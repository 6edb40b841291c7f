/// Finds things of a fixed form in plain text: addresses, numbers, secrets, links. Knows nothing of policies.
@NullMarked
package io.chatter.safety.scan;

import org.jspecify.annotations.NullMarked;
