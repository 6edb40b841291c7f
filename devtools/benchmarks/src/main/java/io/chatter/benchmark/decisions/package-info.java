/// What recorded decisions would have been under another room file.
@NullMarked
package io.chatter.benchmark.decisions;

import org.jspecify.annotations.NullMarked;
