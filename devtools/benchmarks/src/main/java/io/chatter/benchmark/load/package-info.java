/// Lines and readers in numbers.
@NullMarked
package io.chatter.benchmark.load;

import org.jspecify.annotations.NullMarked;
