/// Whether the windows of every room go on, and can be read from any instance of trends, while instances come, go
/// and die.
@NullMarked
package io.chatter.benchmark.stores;

import org.jspecify.annotations.NullMarked;
