/// From a command to a living chat: how long it takes and how much memory it needs.
@NullMarked
package io.chatter.benchmark.startup;

import org.jspecify.annotations.NullMarked;
