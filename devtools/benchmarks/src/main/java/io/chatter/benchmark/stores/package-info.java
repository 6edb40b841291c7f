/// Whether the windows of every room can be read from any instance of trends, while one of them dies.
@NullMarked
package io.chatter.benchmark.stores;

import org.jspecify.annotations.NullMarked;
