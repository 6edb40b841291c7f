/// How the whole system stands, for the status page.
@NullMarked
package io.chatter.gateway.status;

import org.jspecify.annotations.NullMarked;
