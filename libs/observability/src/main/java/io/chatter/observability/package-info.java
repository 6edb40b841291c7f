/// How chatter reports on itself: events in the log, and the closed set of its metrics.
@NullMarked
package io.chatter.observability;

import org.jspecify.annotations.NullMarked;
