/// Definitions for other engines.
@NullMarked
package io.chatter.data.analytics;

import org.jspecify.annotations.NullMarked;
