/// Hopping windows over chat lines, shared by every aggregation: a journal of lines is the state, panes
/// in memory are its cache.
@NullMarked
package io.chatter.topology.window;

import org.jspecify.annotations.NullMarked;
