/// What judging a line costs.
@NullMarked
package io.chatter.benchmark.safety;

import org.jspecify.annotations.NullMarked;
