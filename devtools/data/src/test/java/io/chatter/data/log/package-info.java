/// Ranges of topics.
@NullMarked
package io.chatter.data.log;

import org.jspecify.annotations.NullMarked;
