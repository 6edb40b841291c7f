/// Reads ranges of topics without a group: which offsets a question needs, and the records in them.
@NullMarked
package io.chatter.data.log;

import org.jspecify.annotations.NullMarked;
