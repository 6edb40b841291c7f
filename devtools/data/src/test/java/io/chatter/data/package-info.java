/// Topics with known records, on a real broker.
@NullMarked
package io.chatter.data;

import org.jspecify.annotations.NullMarked;
