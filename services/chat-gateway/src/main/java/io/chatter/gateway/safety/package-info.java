/// Puts the verdicts of `libs/safety` into the records of the log.
@NullMarked
package io.chatter.gateway.safety;

import org.jspecify.annotations.NullMarked;
