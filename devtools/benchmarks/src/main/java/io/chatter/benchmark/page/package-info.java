/// The page in a real browser, on a real gateway.
@NullMarked
package io.chatter.benchmark.page;

import org.jspecify.annotations.NullMarked;
