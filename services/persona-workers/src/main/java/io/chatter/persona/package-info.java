/// The domain of the persona workers: what an agent sees, decides and says. Pure: it imports none of its
/// sub-packages and no vendor.
@NullMarked
package io.chatter.persona;

import org.jspecify.annotations.NullMarked;
